/** The board's title in the top bar: renamed in place, with the menu of what can be done with the board. */
"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { archiveBoard, renameBoard, restoreBoard } from "#components/boards/boards-api.ts";
import { InlineTitle } from "#components/boards/inline-title.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toast, undoToast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import type { BoardMenuProps } from "./board-menu.tsx";
import { useBoardSession } from "./board-session.tsx";
import { type LaterPlaceholder, later } from "./later.tsx";
import type { BoardInfoState, ShownBoardInfo } from "./use-board-info.ts";

const BoardMenu = later<BoardMenuProps>({
  load: async () => (await import("./settled-parts.tsx")).BoardMenu,
  placeholder: BoardMenuButton,
});

export interface BoardTitleProps {
  info: BoardInfoState;
  onTakeSnapshot: () => void;
  onShowSnapshots: () => void;
}

export function BoardTitle({ info, onTakeSnapshot, onShowSnapshots }: BoardTitleProps) {
  const session = useBoardSession();
  const [isRenaming, setIsRenaming] = useState(false);
  const actions = useTitleActions(info);
  const { role, title, draft } = session;
  const canRename = can(role, "board.rename") && !info.isArchived && !draft;

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
      <BoardMenu
        isArchived={info.isArchived}
        onRename={canRename ? () => setIsRenaming(true) : undefined}
        onArchive={(isArchived) => void actions.setArchived(isArchived)}
        onTakeSnapshot={onTakeSnapshot}
        onShowSnapshots={onShowSnapshots}
      />
    </span>
  );
}

function BoardMenuButton({ onPress }: LaterPlaceholder) {
  return (
    <IconButton
      label="Board menu"
      aria-haspopup="menu"
      aria-expanded={false}
      icon={<ChevronDown aria-hidden />}
      size="sm"
      onClick={onPress}
    />
  );
}

function useTitleActions(info: BoardInfoState) {
  const { boardId } = useBoardSession();

  /** Shows the new record at once and takes it back when the server refuses. */
  async function change(shown: Partial<ShownBoardInfo>, send: () => Promise<unknown>): Promise<boolean> {
    const takeBack = info.show(shown);
    try {
      await send();
      return true;
    } catch (error) {
      takeBack();
      toast.error(messageOf(error));
      return false;
    }
  }

  async function setArchived(isArchived: boolean): Promise<void> {
    const send = () => (isArchived ? archiveBoard(boardId) : restoreBoard(boardId));
    if (!(await change({ isArchived }, send))) return;
    if (!isArchived) toast("The board is out of the archive");
    else undoToast({ message: "The board is in the archive", onUndo: () => void setArchived(false) });
  }

  return {
    rename: (next: string) => change({ title: next }, () => renameBoard(boardId, next)),
    setArchived,
  };
}
