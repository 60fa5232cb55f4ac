/** What differs between two snapshots of a board, or a snapshot and now. */
import type { Metadata } from "next";
import { boardFactsForPage, boardTitleForPage } from "#app/boards/[boardId]/board-facts-for-page.ts";
import { CompareScreen } from "#components/compare/compare-screen.tsx";

interface ComparePageProps {
  params: Promise<{ boardId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { boardId } = await params;
  return { title: `Changes of ${await boardTitleForPage(boardId)}` };
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { boardId } = await params;
  const facts = await boardFactsForPage(boardId, await returnPath(boardId, searchParams));
  return <CompareScreen facts={facts} />;
}

/** Signing in leads back to the same pair. */
async function returnPath(boardId: string, searchParams: ComparePageProps["searchParams"]): Promise<string> {
  const { from, to } = await searchParams;
  const pair = Object.entries({ from, to }).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const query = pair.length === 0 ? "" : `?${new URLSearchParams(pair)}`;
  return `/boards/${encodeURIComponent(boardId)}/compare${query}`;
}
