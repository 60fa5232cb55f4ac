/** The address of a board's review rounds leads to them. */
import { redirect } from "next/navigation";

export default async function RoundsPage({ params }: { params: Promise<{ boardId: string }> }) {
  const { boardId } = await params;
  redirect(`/boards/${encodeURIComponent(boardId)}/map?view=rounds`);
}
