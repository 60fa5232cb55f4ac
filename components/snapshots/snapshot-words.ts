/** Snapshots in words. */
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";

const countedWords = [
  ["nodes", "card", "cards"],
  ["edges", "link", "links"],
  ["flows", "flow", "flows"],
  ["checkpoints", "checkpoint", "checkpoints"],
] as const;

/** "32 cards, 46 links, 5 flows": what there is none of is left out. */
export function countWords(counts: SnapshotInfo["counts"]): string {
  const parts = countedWords.flatMap(([key, one, many]) => {
    const count = counts[key] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? "empty board" : parts.join(", ");
}

/** Enough of a hash to tell two states apart by eye. */
export const shortHash = (hash: string): string => hash.replace(/^sha256[:-]/, "").slice(0, 7);

const safetyLabel = /^Before restoring “(.*)”$/su;

/**
 * The name of the snapshot that was restored, if this one was kept just before a restore; of a part its name too, as in
 * `Pay” from “Round 3`.
 */
export const restoredLabel = (snapshot: Pick<SnapshotInfo, "kind" | "label">): string | undefined =>
  snapshot.kind === "AUTOMATIC" ? safetyLabel.exec(snapshot.label)?.[1] : undefined;
