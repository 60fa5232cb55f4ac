"use client";
/** The frame of a workspace's pages: the sidebar, or on a narrow screen a bar with the same in a sheet. */
import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Logo } from "#components/ui/logo.tsx";
import { WorkspaceNav, type WorkspaceNavProps } from "./workspace-nav.tsx";

export interface WorkspaceFrameProps extends WorkspaceNavProps {
  children: ReactNode;
}

export function WorkspaceFrame({ children, ...nav }: WorkspaceFrameProps) {
  const pathname = usePathname();
  // Going somewhere closes the sheet: it is open only for the page on which it was opened.
  const [openOn, setOpenOn] = useState<string | null>(null);
  return (
    <div className="min-h-dvh md:flex">
      <aside className="sticky top-0 hidden h-dvh w-57 shrink-0 border-line border-r bg-sunken md:block">
        <WorkspaceNav {...nav} />
      </aside>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-app px-1.5 md:hidden">
        <button
          type="button"
          aria-label="Menu"
          aria-expanded={openOn === pathname}
          onClick={() => setOpenOn(pathname)}
          className="grid size-11 shrink-0 place-items-center rounded-r3 text-ink-2"
        >
          <MenuIcon size={18} aria-hidden />
        </button>
        <Logo size={20} />
        <span className="truncate font-semibold text-14">{nav.workspace.name}</span>
      </header>
      <Dialog
        isOpen={openOn === pathname}
        onOpenChange={(isOpen) => setOpenOn(isOpen ? pathname : null)}
        title="Menu"
        isTitleHidden
        isFlush
        placement="left"
        width={288}
      >
        <WorkspaceNav {...nav} />
      </Dialog>
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        <div className="mx-auto max-w-[1440px] px-4 py-4 md:px-6 lg:px-9 md:py-[22px]">{children}</div>
      </main>
    </div>
  );
}
