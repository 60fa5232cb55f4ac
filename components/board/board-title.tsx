/** The board's title in the top bar: renamed in place, with the menu of what can be done with the board. */
"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Archive, ArchiveRestore, Camera, ChevronDown, Copy, Download, History, Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { archiveBoard, duplicateBoard, renameBoard, restoreBoard } from "#components/boards/boards-api.ts";
import { InlineTitle } from "#components/boards/inline-title.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { toast, undoToast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import { useBoardSession } from "./board-session.tsx";
import { exportContent } from "./export-content.ts";
import { boardInfoKey, type ShownBoardInfo } from "./use-board-info.ts";

export interface BoardTitleProps {
  isArchived: boolean;
  onTakeSnapshot: () => void;
  onShowSnapshots: () => void;
}

export function BoardTitle({ isArchived, onTakeSnapshot, onShowSnapshots }: BoardTitleProps) {
  const session = useBoardSession();
  const [isRenaming, setIsRenaming] = useState(false);
  const actions = useTitleActions();
  const { role, title } = session;
  const canRename = can(role, "board.rename") && !isArchived;

  if (isRenaming) {
    return (
      <span className="flex w-72 min-w-0 items-center pl-1.5">
        <InlineTitle
          title={title}
          onDone={(next) => {
            setIsRenaming(false);
            if (next && next !== title) void actions.rename(next);
          }}
        />
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center">
      <h1
        className="max-w-[min(22rem,24vw)] truncate font-semibold"
        onDoubleClick={() => canRename && setIsRenaming(true)}
      >
        {title}
      </h1>
      <Menu>
        <MenuTrigger>
          <IconButton label="Board menu" icon={<ChevronDown aria-hidden />} size="sm" />
        </MenuTrigger>
        <MenuContent>
          {canRename && (
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setIsRenaming(true)}>
              Rename
            </MenuItem>
          )}
          {can(role, "board.create") && (
            <MenuItem icon={<Copy aria-hidden />} onSelect={() => void actions.duplicate()}>
              Duplicate
            </MenuItem>
          )}
          <MenuSeparator />
          {can(role, "snapshot.take") && (
            <MenuItem icon={<Camera aria-hidden />} onSelect={onTakeSnapshot}>
              Take snapshot…
            </MenuItem>
          )}
          <MenuItem icon={<History aria-hidden />} onSelect={onShowSnapshots}>
            Snapshots
          </MenuItem>
          <MenuItem
            icon={<Download aria-hidden />}
            onSelect={() => exportContent(title, session.store.getBoard())}
          >
            Export content (JSON)
          </MenuItem>
          {can(role, "board.archive") && (
            <>
              <MenuSeparator />
              {isArchived ? (
                <MenuItem
                  icon={<ArchiveRestore aria-hidden />}
                  onSelect={() => void actions.setArchived(false)}
                >
                  Take out of the archive
                </MenuItem>
              ) : (
                <MenuItem icon={<Archive aria-hidden />} onSelect={() => void actions.setArchived(true)}>
                  Archive
                </MenuItem>
              )}
            </>
          )}
        </MenuContent>
      </Menu>
    </span>
  );
}

function useTitleActions() {
  const { boardId, title } = useBoardSession();
  const client = useQueryClient();
  const router = useRouter();
  const key = boardInfoKey(boardId);

  /** Shows the new record at once and takes it back when the server refuses. */
  async function patch(change: Partial<ShownBoardInfo>, send: () => Promise<unknown>): Promise<boolean> {
    const before = client.getQueryData<ShownBoardInfo>(key);
    client.setQueryData<ShownBoardInfo>(key, (info) => info && { ...info, ...change });
    try {
      await send();
      return true;
    } catch (error) {
      client.setQueryData(key, before);
      toast.error(messageOf(error));
      return false;
    }
  }

  async function setArchived(isArchived: boolean): Promise<void> {
    const send = () => (isArchived ? archiveBoard(boardId) : restoreBoard(boardId));
    if (!(await patch({ isArchived }, send))) return;
    if (!isArchived) toast("The board is out of the archive");
    else undoToast({ message: "The board is in the archive", onUndo: () => void setArchived(false) });
  }

  return {
    rename: (next: string) => patch({ title: next }, () => renameBoard(boardId, next)),
    setArchived,
    async duplicate() {
      try {
        const { id } = await duplicateBoard(boardId);
        toast(`Copied “${title}”`, {
          action: { label: "Open the copy", onClick: () => router.push(`/boards/${id}/map`) },
        });
      } catch (error) {
        toast.error(messageOf(error));
      }
    },
  };
}
