/** The address of a board's change requests leads to them. */
import { redirect } from "next/navigation";

export default async function RequestsPage({ params }: { params: Promise<{ boardId: string }> }) {
  const { boardId } = await params;
  redirect(`/boards/${encodeURIComponent(boardId)}/map?view=requests`);
}
