import { BoardListSkeleton } from "#components/boards/board-list-skeleton.tsx";

/** While the boards are on their way. */
export default function Loading() {
  return <BoardListSkeleton />;
}
