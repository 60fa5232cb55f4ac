"use client";
/** What one can do with a board on the home page: shown at once, taken back when the server refuses. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "#components/api/problem-error.ts";
import { toast, undoToast } from "#components/ui/toast.tsx";
import type { BoardCard } from "#lib/contracts/boards.ts";
import {
  archiveBoard,
  boardsKey,
  deleteBoard,
  duplicateBoard,
  renameBoard,
  restoreBoard,
} from "./boards-api.ts";

export interface BoardActions {
  rename: (board: BoardCard, title: string) => void;
  archive: (board: BoardCard) => void;
  restore: (board: BoardCard) => void;
  duplicate: (board: BoardCard) => void;
  remove: (board: BoardCard) => void;
}

type ListChange = (boards: BoardCard[]) => BoardCard[];

export function useBoardActions(workspaceId: string, onOpen: (boardId: string) => void): BoardActions {
  const client = useQueryClient();
  const queryKey = boardsKey(workspaceId);

  /** Changes every cached list; gives back what undoes it. */
  async function change(change: ListChange): Promise<() => void> {
    await client.cancelQueries({ queryKey });
    const before = client.getQueriesData<BoardCard[]>({ queryKey });
    client.setQueriesData<BoardCard[]>({ queryKey }, (boards) => boards && change(boards));
    return () => {
      for (const [key, boards] of before) client.setQueryData(key, boards);
    };
  }

  const without =
    (id: string): ListChange =>
    (boards) =>
      boards.filter((board) => board.id !== id);

  const { mutate: rename } = useMutation({
    mutationFn: ({ board, title }: { board: BoardCard; title: string }) => renameBoard(board.id, title),
    onMutate: ({ board, title }) =>
      change((boards) => boards.map((each) => (each.id === board.id ? { ...each, title } : each))),
    onError: (error, { board }, rollBack) => {
      rollBack?.();
      toast.error(`“${board.title}” keeps its name. ${messageOf(error)}`);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  const { mutate: restore } = useMutation({
    mutationFn: (board: BoardCard) => restoreBoard(board.id),
    onMutate: (board) => change(without(board.id)),
    onError: (error, _board, rollBack) => {
      rollBack?.();
      toast.error(messageOf(error));
    },
    onSuccess: (_answer, board) => {
      toast(`“${board.title}” is back among the boards`);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  const { mutate: archive } = useMutation({
    mutationFn: (board: BoardCard) => archiveBoard(board.id),
    onMutate: (board) => change(without(board.id)),
    onError: (error, _board, rollBack) => {
      rollBack?.();
      toast.error(messageOf(error));
    },
    onSuccess: (_answer, board) =>
      undoToast({ message: `“${board.title}” is in the archive`, onUndo: () => restore(board) }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  const { mutate: duplicate } = useMutation({
    mutationFn: (board: BoardCard) => duplicateBoard(board.id),
    onError: (error) => toast.error(messageOf(error)),
    onSuccess: ({ id }, board) => {
      toast(`Copied “${board.title}”`, { action: { label: "Open the copy", onClick: () => onOpen(id) } });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  const { mutate: remove } = useMutation({
    mutationFn: (board: BoardCard) => deleteBoard(board.id),
    onMutate: (board) => change(without(board.id)),
    onError: (error, _board, rollBack) => {
      rollBack?.();
      toast.error(messageOf(error));
    },
    onSuccess: (_answer, board) => {
      toast(`“${board.title}” is deleted`);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  return { rename: (board, title) => rename({ board, title }), archive, restore, duplicate, remove };
}
