/** What can be done with the board as a whole, beside its title. */
"use client";

import {
  Archive,
  ArchiveRestore,
  Camera,
  ChevronDown,
  Copy,
  Download,
  GitCompareArrows,
  GitPullRequestDraft,
  History,
  Image,
  Pencil,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { messageOf } from "#components/api/problem-error.ts";
import { duplicateBoard } from "#components/boards/boards-api.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import { useBoardSession } from "./board-session.tsx";
import { requestPath } from "./board-view.ts";
import { exportContent } from "./export-content.ts";
import type { LaterPart } from "./later.tsx";

export interface BoardMenuProps {
  isArchived: boolean;
  /** Absent for who may not. */
  onRename: (() => void) | undefined;
  onArchive: (isArchived: boolean) => void;
  onTakeSnapshot: () => void;
  onShowSnapshots: () => void;
}

export function BoardMenu({
  isArchived,
  isOpenAtFirst,
  onRename,
  onArchive,
  onTakeSnapshot,
  onShowSnapshots,
}: BoardMenuProps & LaterPart) {
  const session = useBoardSession();
  const { role, title, draft } = session;
  const duplicate = useDuplicate();
  const router = useRouter();
  return (
    <Menu defaultOpen={isOpenAtFirst}>
      <MenuTrigger>
        <IconButton label="Board menu" icon={<ChevronDown aria-hidden />} size="sm" />
      </MenuTrigger>
      <MenuContent>
        {onRename && (
          <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
            Rename
          </MenuItem>
        )}
        {!draft && can(role, "board.create") && (
          <MenuItem icon={<Copy aria-hidden />} onSelect={() => void duplicate()}>
            Duplicate
          </MenuItem>
        )}
        {!draft && can(role, "change.propose") && (
          <MenuItem
            icon={<GitPullRequestDraft aria-hidden />}
            onSelect={() => router.push(requestPath(session.boardId, "new"))}
          >
            Propose a change…
          </MenuItem>
        )}
        {!draft && <MenuSeparator />}
        {!draft && can(role, "snapshot.take") && (
          <MenuItem icon={<Camera aria-hidden />} onSelect={onTakeSnapshot}>
            Take snapshot…
          </MenuItem>
        )}
        {!draft && (
          <>
            <MenuItem icon={<History aria-hidden />} onSelect={onShowSnapshots}>
              Snapshots
            </MenuItem>
            <MenuItem
              icon={<GitCompareArrows aria-hidden />}
              onSelect={() => router.push(`/boards/${session.boardId}/compare`)}
            >
              Compare
            </MenuItem>
          </>
        )}
        <MenuItem icon={<Image aria-hidden />} onSelect={() => session.view.set({ picture: "choose" })}>
          Export…
        </MenuItem>
        <MenuItem
          icon={<Download aria-hidden />}
          onSelect={() => exportContent(title, session.store.getBoard())}
        >
          Export content (JSON)
        </MenuItem>
        {!draft && can(role, "board.archive") && (
          <>
            <MenuSeparator />
            {isArchived ? (
              <MenuItem icon={<ArchiveRestore aria-hidden />} onSelect={() => onArchive(false)}>
                Take out of the archive
              </MenuItem>
            ) : (
              <MenuItem icon={<Archive aria-hidden />} onSelect={() => onArchive(true)}>
                Archive
              </MenuItem>
            )}
          </>
        )}
      </MenuContent>
    </Menu>
  );
}

function useDuplicate() {
  const { boardId, title } = useBoardSession();
  const router = useRouter();
  return async () => {
    try {
      const { id } = await duplicateBoard(boardId);
      toast(`Copied “${title}”`, {
        action: { label: "Open the copy", onClick: () => router.push(`/boards/${id}/map`) },
      });
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
}
