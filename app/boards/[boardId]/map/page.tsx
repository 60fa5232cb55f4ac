/** The map of a board, and with `?view=outline` its outline; `?snapshots=1` opens the list of snapshots over it. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { boardFactsForPage, boardTitleForPage } from "#app/boards/[boardId]/board-facts-for-page.ts";
import { BoardScreen } from "#components/board/board-screen.tsx";
import { askEarly } from "#components/board/early-base.ts";
import { nonceHeader } from "#server/http/nonce-header.ts";

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
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <>
      <script nonce={nonce} suppressHydrationWarning>
        {askEarly(facts.documentId)}
      </script>
      <BoardScreen facts={facts} />
    </>
  );
}
