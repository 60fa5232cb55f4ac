/** A snapshot of a board, opened read-only. */
import type { Metadata } from "next";
import { boardFactsForPage, boardTitleForPage } from "#app/boards/[boardId]/board-facts-for-page.ts";
import { SnapshotScreen } from "#components/snapshots/snapshot-screen.tsx";

interface SnapshotPageProps {
  params: Promise<{ boardId: string; snapshotId: string }>;
}

export async function generateMetadata({ params }: SnapshotPageProps): Promise<Metadata> {
  const { boardId } = await params;
  return { title: `Snapshot of ${await boardTitleForPage(boardId)}` };
}

export default async function SnapshotPage({ params }: SnapshotPageProps) {
  const { boardId, snapshotId } = await params;
  const path = `/boards/${encodeURIComponent(boardId)}/snapshots/${encodeURIComponent(snapshotId)}`;
  const facts = await boardFactsForPage(boardId, path);
  return <SnapshotScreen facts={facts} snapshotId={snapshotId} />;
}
