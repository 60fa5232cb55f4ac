/** The map of a board, and with `?view=outline` its outline. */
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
  const { view } = await searchParams;
  const suffix = typeof view === "string" ? `?view=${encodeURIComponent(view)}` : "";
  const facts = await boardFactsForPage(boardId, `/boards/${encodeURIComponent(boardId)}/map${suffix}`);
  return <BoardScreen facts={facts} />;
}
