/** What a screen reader says of a card: "Step: Place order, owned by Lena Vogel, no checkpoint". */
import type { BoardNode, Checkpoint, Person } from "#lib/board/model.ts";
import { checkpointLabel } from "./checkpoint-label.ts";

export interface NodeToDescribe {
  node: Pick<BoardNode, "kind" | "title">;
  kindWord: string;
  owner?: Person | undefined;
  checkpoint?: Checkpoint | undefined;
}

export function describeNode({ node, kindWord, owner, checkpoint }: NodeToDescribe): string {
  const title = node.title || "untitled";
  if (!hasMeta(node.kind)) return `${kindWord}: ${title}`;
  const ownership = owner ? `owned by ${owner.name || "somebody without a name"}` : "no owner";
  return `${kindWord}: ${title}, ${ownership}, ${checkpoint ? checkpointWords(checkpoint) : "no checkpoint"}`;
}

/** Notes, groups and starts are remarks about the map: nobody owns them, nothing measures them. */
export const hasMeta = (kind: BoardNode["kind"]): boolean =>
  kind !== "NOTE" && kind !== "GROUP" && kind !== "START";

function checkpointWords(checkpoint: Checkpoint): string {
  const { baseline, target, unit } = checkpointLabel(checkpoint);
  return `checkpoint ${checkpoint.metric || "without a name"} from ${baseline} to ${target}${unit}`;
}
