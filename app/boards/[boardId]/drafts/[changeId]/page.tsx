/** The draft of a change: drawn on like its board, in the same views, under a band that says what it is. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { boardTitleForPage } from "#app/boards/[boardId]/board-facts-for-page.ts";
import { draftFactsForPage } from "#app/boards/[boardId]/draft-facts-for-page.ts";
import { BoardScreen } from "#components/board/board-screen.tsx";
import { askEarly } from "#components/board/early-base.ts";
import { DraftBand } from "#components/changes/draft-band.tsx";
import { nonceHeader } from "#server/http/nonce-header.ts";

interface DraftPageProps {
  params: Promise<{ boardId: string; changeId: string }>;
}

export async function generateMetadata({ params }: DraftPageProps): Promise<Metadata> {
  const { boardId } = await params;
  return { title: `Draft of ${await boardTitleForPage(boardId)}` };
}

export default async function DraftPage({ params }: DraftPageProps) {
  const facts = await draftFactsForPage(await params);
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <>
      <script nonce={nonce} suppressHydrationWarning>
        {askEarly(facts.documentId)}
      </script>
      <BoardScreen facts={facts} band={<DraftBand boardId={facts.boardId} draft={facts.draft} />} />
    </>
  );
}
