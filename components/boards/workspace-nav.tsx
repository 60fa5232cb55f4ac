"use client";
/** The places of a workspace: search, boards, archive, members; below, settings and oneself. */
import { useQuery } from "@tanstack/react-query";
import { Archive, ChevronsUpDown, LayoutGrid, type LucideIcon, Settings, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "#components/ui/menu.tsx";
import type { Workspace } from "#lib/contracts/workspaces.ts";
import { boardListKey, fetchBoards } from "./boards-api.ts";
import { SearchBoards } from "./search-boards.tsx";

export interface WorkspaceNavProps {
  workspace: Workspace;
  workspaces: Workspace[];
  /** The menu of the person signed in. */
  accountMenu: ReactNode;
}

export function WorkspaceNav({ workspace, workspaces, accountMenu }: WorkspaceNavProps) {
  const pathname = usePathname();
  const base = `/workspaces/${workspace.id}`;
  const filter = { workspaceId: workspace.id, isArchived: false, q: "" };
  const { data: boards } = useQuery({
    queryKey: boardListKey(filter),
    queryFn: ({ signal }) => fetchBoards(filter, signal),
  });
  return (
    <nav aria-label="Workspace" className="flex h-full min-h-0 flex-col gap-px overflow-y-auto px-2.5 py-3">
      <WorkspaceSwitch workspace={workspace} workspaces={workspaces} />
      {/* A narrow screen has the field on the page: in the sheet it would open the keyboard over the places. */}
      <div className="hidden md:block">
        <SearchBoards workspaceId={workspace.id} appearance="nav" />
      </div>
      <NavLink href={`${base}/boards`} icon={LayoutGrid} pathname={pathname} count={boards?.length}>
        Boards
      </NavLink>
      <NavLink href={`${base}/archive`} icon={Archive} pathname={pathname}>
        Archive
      </NavLink>
      <NavLink href={`${base}/members`} icon={Users} pathname={pathname}>
        Members
      </NavLink>
      <span className="min-h-4 flex-1" />
      <NavLink href={`${base}/settings`} icon={Settings} pathname={pathname}>
        Settings
      </NavLink>
      {accountMenu}
    </nav>
  );
}

const navRow =
  "flex h-[30px] w-full shrink-0 items-center gap-[9px] rounded-r2 px-[9px] text-left text-13 text-ink-2 transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-11";

interface NavLinkProps {
  href: string;
  icon: LucideIcon;
  pathname: string;
  /** Absent until it is known. */
  count?: number | undefined;
  children: ReactNode;
}

function NavLink({ href, icon: Icon, pathname, count, children }: NavLinkProps) {
  const isCurrent = pathname === href;
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={`${navRow} aria-[current=page]:bg-pressed aria-[current=page]:font-[560] aria-[current=page]:text-ink`}
    >
      <Icon size={15} aria-hidden />
      {children}
      {count !== undefined && <span className="ml-auto font-normal text-12 text-ink-3">{count}</span>}
    </Link>
  );
}

function WorkspaceSwitch({ workspace, workspaces }: { workspace: Workspace; workspaces: Workspace[] }) {
  const name = (
    <>
      <Logo size={22} />
      <span className="min-w-0 truncate font-semibold text-13">{workspace.name}</span>
    </>
  );
  const classes =
    "mb-3 flex h-[26px] w-full shrink-0 items-center gap-2 rounded-r2 px-2 text-left pointer-coarse:h-11";
  if (workspaces.length < 2) return <div className={classes}>{name}</div>;
  return (
    <Menu>
      <MenuTrigger>
        <button
          type="button"
          aria-label={`Workspace ${workspace.name}: go to another`}
          className={`${classes} transition-colors hover:bg-hover data-[state=open]:bg-hover`}
        >
          {name}
          <ChevronsUpDown size={13} className="shrink-0 text-ink-3" aria-hidden />
        </button>
      </MenuTrigger>
      <MenuContent className="w-52">
        <MenuLabel>Workspaces</MenuLabel>
        {workspaces.map((each) => (
          <MenuItem key={each.id} asChild>
            <Link
              href={`/workspaces/${each.id}/boards`}
              aria-current={each.id === workspace.id ? "true" : undefined}
            >
              <span className="min-w-0 truncate aria-[current]:font-medium">{each.name}</span>
            </Link>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
