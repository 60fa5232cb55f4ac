/** A board's short address leads to its map. */
import { redirect } from "next/navigation";

export default async function BoardPage({ params }: { params: Promise<{ boardId: string }> }) {
  const { boardId } = await params;
  redirect(`/boards/${encodeURIComponent(boardId)}/map`);
}
