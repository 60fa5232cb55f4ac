/** The map of a board, and with `?view=outline` its outline; `?snapshots=1` opens the list of snapshots over it. */
import type { Metadata } from "next";
import { boardFactsForPage, boardTitleForPage } from "#app/boards/[boardId]/board-facts-for-page.ts";
import { BoardScreen } from "#components/board/board-screen.tsx";

interface MapPageProps {
  params: Promise<{ boardId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: MapPageProps): Promise<Metadata> {
  const { boardId } = await params;
  return { title: await boardTitleForPage(boardId) };
}

export default async function MapPage({ params, searchParams }: MapPageProps) {
  const { boardId } = await params;
  const { view, snapshots } = await searchParams;
  const kept = new URLSearchParams({
    ...(typeof view === "string" ? { view } : {}),
    ...(typeof snapshots === "string" ? { snapshots } : {}),
  });
  const suffix = kept.size > 0 ? `?${kept}` : "";
  const facts = await boardFactsForPage(boardId, `/boards/${encodeURIComponent(boardId)}/map${suffix}`);
  return <BoardScreen facts={facts} />;
}
