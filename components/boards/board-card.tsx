"use client";
/** One board on the home page: what it looks like, its title, its state, who is on it, when it last changed. */
import { Archive, ArchiveRestore, Copy, Ellipsis, ExternalLink, PencilLine, Trash2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { AvatarStack } from "#components/ui/avatar.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { can } from "#lib/access/roles.ts";
import type { BoardCard as Board } from "#lib/contracts/boards.ts";
import { BoardStatePill } from "./board-state-pill.tsx";
import { BoardThumbnail } from "./board-thumbnail.tsx";
import { hereNow, sizeWords } from "./card-words.ts";
import { InlineTitle } from "./inline-title.tsx";
import type { BoardActions } from "./use-board-actions.ts";

export interface BoardCardProps {
  board: Board;
  /** The person looking: not counted among those who are here. */
  userId: string;
  actions: BoardActions;
  onDelete: (board: Board) => void;
}

export function BoardCard({ board, userId, actions, onDelete }: BoardCardProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const mayRename = can(board.role, "board.rename") && !board.archivedAt;
  const mayArchive = can(board.role, "board.archive");

  function finishRename(title: string | null) {
    setIsRenaming(false);
    if (title && title !== board.title) actions.rename(board, title);
    requestAnimationFrame(() => link.current?.focus());
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== "F2" || !mayRename) return;
    event.preventDefault();
    setIsRenaming(true);
  }

  return (
    <article className="group relative overflow-hidden rounded-float bg-card shadow-[0_0_0_1px_var(--border-1),var(--shadow-card)] transition-shadow focus-within:shadow-[0_0_0_1px_var(--border-control),0_6px_18px_-6px_var(--shadow-color-2)] hover:shadow-[0_0_0_1px_var(--border-control),0_6px_18px_-6px_var(--shadow-color-2)]">
      <BoardThumbnail thumbnail={board.thumbnail} />
      <div className="px-[13px] pt-[11px] pb-3">
        <div className="flex h-5 items-center gap-2">
          {isRenaming ? (
            <InlineTitle title={board.title} onDone={finishRename} />
          ) : (
            <h2 className="min-w-0 flex-1 truncate font-semibold text-14">
              <Link
                ref={link}
                href={`/boards/${board.id}/map`}
                title={board.title}
                data-board-link
                onKeyDown={handleKeyDown}
                className="outline-none after:absolute after:inset-0 after:rounded-float focus-visible:after:shadow-[inset_0_0_0_2px_var(--focus-ring)]"
              >
                {board.title}
              </Link>
            </h2>
          )}
          <BoardStatePill state={board.state} />
        </div>
        <p className="mt-0.5 text-12 text-ink-2">
          {sizeWords({ nodeCount: board.nodeCount, ownerCount: board.ownerNames.length })}
        </p>
        <PeopleLine board={board} userId={userId} />
      </div>
      <Menu>
        <MenuTrigger>
          <button
            type="button"
            aria-label={`More for ${board.title}`}
            className="absolute top-2 right-2 grid size-7 place-items-center rounded-r2 bg-raised text-ink-2 opacity-0 shadow-elev-float transition-opacity hover:text-ink focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 before:absolute before:-inset-2 pointer-coarse:opacity-100"
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        </MenuTrigger>
        <MenuContent
          align="end"
          onCloseAutoFocus={(event) => {
            if (isRenaming) event.preventDefault();
          }}
        >
          <MenuItem asChild>
            <Link href={`/boards/${board.id}/map`} target="_blank">
              <ExternalLink aria-hidden className="text-ink-2" />
              Open in a new tab
            </Link>
          </MenuItem>
          {mayRename && (
            <MenuItem icon={<PencilLine aria-hidden />} shortcut="F2" onSelect={() => setIsRenaming(true)}>
              Rename
            </MenuItem>
          )}
          {can(board.role, "board.create") && (
            <MenuItem icon={<Copy aria-hidden />} onSelect={() => actions.duplicate(board)}>
              Duplicate
            </MenuItem>
          )}
          {mayArchive && <MenuSeparator />}
          {mayArchive && !board.archivedAt && (
            <MenuItem icon={<Archive aria-hidden />} onSelect={() => actions.archive(board)}>
              Archive
            </MenuItem>
          )}
          {mayArchive && board.archivedAt && (
            <>
              <MenuItem icon={<ArchiveRestore aria-hidden />} onSelect={() => actions.restore(board)}>
                Bring back
              </MenuItem>
              <MenuItem icon={<Trash2 aria-hidden />} isDanger onSelect={() => onDelete(board)}>
                Delete…
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
    </article>
  );
}

function PeopleLine({ board, userId }: { board: Board; userId: string }) {
  const others = board.present.filter((person) => person.id !== userId);
  const people = others.length > 0 ? others : board.ownerNames.map((name) => ({ id: name, name }));
  return (
    <div className="mt-2.5 flex h-[22px] items-center gap-2 text-12 text-ink-3">
      {people.length > 0 && <AvatarStack people={people} size={22} className="relative" />}
      <span className="min-w-0 truncate">
        {others.length > 0 ? (
          hereNow(others.map((person) => person.name))
        ) : (
          <>
            {board.archivedAt ? "Archived " : "Edited "}
            <RelativeTime at={board.archivedAt ?? board.editedAt} className="relative" />
            {!board.archivedAt &&
              board.editedBy &&
              board.editedBy.id !== userId &&
              ` by ${board.editedBy.name}`}
          </>
        )}
      </span>
    </div>
  );
}
