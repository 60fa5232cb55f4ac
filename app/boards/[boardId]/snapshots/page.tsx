/** The address of a board's snapshots leads to its map with their list open. */
import { redirect } from "next/navigation";

export default async function SnapshotsPage({ params }: { params: Promise<{ boardId: string }> }) {
  const { boardId } = await params;
  redirect(`/boards/${encodeURIComponent(boardId)}/map?snapshots=1`);
}
