"use client";
/** The boards of a workspace as cards: searched by the address's `q`, sorted, renewed while one looks. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronDown, Plus } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { LoadFailed } from "#components/api/load-failed.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "#components/ui/menu.tsx";
import { can, type Role } from "#lib/access/roles.ts";
import type { BoardCard as Board } from "#lib/contracts/boards.ts";
import { BoardCard } from "./board-card.tsx";
import { boardListKey, fetchBoards } from "./boards-api.ts";
import { CreateBoardDialog } from "./create-board-dialog.tsx";
import { DeleteBoardDialog } from "./delete-board-dialog.tsx";
import { handleGridKeys } from "./grid-keys.ts";
import { NewBoardArt } from "./new-board-art.tsx";
import { SearchBoards } from "./search-boards.tsx";
import { type BoardOrder, boardOrders, sortBoards } from "./sort-boards.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { useSettled } from "./use-settled.ts";

export interface BoardListProps {
  workspaceId: string;
  role: Role;
  userId: string;
  isArchive: boolean;
  initialBoards: Board[];
}

export function BoardList({ workspaceId, role, userId, isArchive, initialBoards }: BoardListProps) {
  const router = useRouter();
  const pathname = usePathname();
  const given = useSearchParams().get("q")?.trim() ?? "";
  const q = useSettled(given, 150);
  const [order, setOrder] = useState<BoardOrder>("edited");
  const [isCreating, setIsCreating] = useState(false);
  const [deleting, setDeleting] = useState<Board | null>(null);
  const openBoard = (id: string) => router.push(`/boards/${id}/map`);
  const actions = useBoardActions(workspaceId, openBoard);
  const filter = { workspaceId, isArchived: isArchive, q };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: boardListKey(filter),
    queryFn: ({ signal }) => fetchBoards(filter, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
    ...(q === "" ? { initialData: initialBoards } : {}),
  });
  const boards = sortBoards(data ?? [], order);
  const mayCreate = can(role, "board.create");

  return (
    <>
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <h1 className="mr-auto font-semibold text-20">{isArchive ? "Archive" : "Boards"}</h1>
        {boards.length > 1 && <OrderMenu order={order} onChange={setOrder} />}
        {mayCreate && !isArchive && (
          <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setIsCreating(true)}>
            New board
          </Button>
        )}
      </div>
      <div className="mt-4 md:hidden">
        <SearchBoards workspaceId={workspaceId} appearance="field" />
      </div>
      <p role="status" className="sr-only">
        {q && !isPlaceholderData
          ? `${boards.length} ${boards.length === 1 ? "board" : "boards"} for ${q}`
          : ""}
      </p>
      {error && boards.length === 0 ? (
        <LoadFailed what="The boards" error={error} onRetry={() => void refetch()} />
      ) : boards.length > 0 ? (
        <ul
          onKeyDown={handleGridKeys}
          className="mt-[22px] grid grid-cols-1 sm:grid-cols-2 xl:grid-cols-3 min-[1720px]:grid-cols-4 gap-[18px]"
        >
          {boards.map((board) => (
            <li key={board.id}>
              <BoardCard board={board} userId={userId} actions={actions} onDelete={setDeleting} />
            </li>
          ))}
        </ul>
      ) : (
        <NoBoards
          q={q}
          isArchive={isArchive}
          onCreate={mayCreate ? () => setIsCreating(true) : null}
          onClear={() => window.history.replaceState(null, "", pathname)}
          onLeaveArchive={() => router.push(`/workspaces/${workspaceId}/boards`)}
        />
      )}
      {isCreating && (
        <CreateBoardDialog
          workspaceId={workspaceId}
          isOpen
          onOpenChange={setIsCreating}
          onCreated={openBoard}
        />
      )}
      <DeleteBoardDialog board={deleting} onClose={() => setDeleting(null)} onDelete={actions.remove} />
    </>
  );
}

function OrderMenu({ order, onChange }: { order: BoardOrder; onChange: (order: BoardOrder) => void }) {
  return (
    <Menu>
      <MenuTrigger>
        <button
          type="button"
          aria-label={`Sorted by: ${boardOrders[order]}`}
          className="inline-flex h-7 items-center gap-[5px] rounded-r2 border border-line bg-raised px-2 text-12 text-ink-2 transition-colors hover:bg-hover data-[state=open]:bg-hover pointer-coarse:h-9"
        >
          {boardOrders[order]}
          <ChevronDown size={12} aria-hidden />
        </button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuRadioGroup value={order} onValueChange={(value) => onChange(value as BoardOrder)}>
          {Object.entries(boardOrders).map(([value, label]) => (
            <MenuRadioItem key={value} value={value}>
              {label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

interface NoBoardsProps {
  q: string;
  isArchive: boolean;
  /** Null for people who may not create boards. */
  onCreate: (() => void) | null;
  onClear: () => void;
  onLeaveArchive: () => void;
}

function NoBoards({ q, isArchive, onCreate, onClear, onLeaveArchive }: NoBoardsProps) {
  const place = "min-h-[min(480px,60vh)]";
  if (q) {
    return (
      <EmptyState
        className={place}
        title={`Nothing matches “${q}”.`}
        action={<Button onClick={onClear}>Clear the search</Button>}
      />
    );
  }
  if (isArchive) {
    return (
      <EmptyState
        className={place}
        title="The archive is empty. A board you archive is kept here until you bring it back."
        action={<Button onClick={onLeaveArchive}>Back to the boards</Button>}
      />
    );
  }
  return (
    <EmptyState
      className={place}
      art={<NewBoardArt />}
      title={
        onCreate
          ? "Draw the first launch: what the customer does, and who makes it work."
          : "There are no boards yet. An editor can create one."
      }
      action={
        onCreate && (
          <Button variant="primary" icon={<Plus aria-hidden />} onClick={onCreate}>
            New board
          </Button>
        )
      }
      hint={onCreate && "Blank, or with a sample to look around in."}
    />
  );
}
