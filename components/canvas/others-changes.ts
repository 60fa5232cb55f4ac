/** Tells screen readers what other people change on the map, in one sentence every few seconds. */
import { useEffect } from "react";
import { titleOrKind } from "#components/board/domain-words.ts";
import type { Board } from "#lib/board/model.ts";
import { boardChange } from "#lib/canvas/board-change.ts";
import { useCanvas } from "./canvas-context.tsx";

/** Long enough that a drag or a typed title is one sentence. */
const quietMs = 2_500;

export function useAnnounceOthers(): void {
  const { session, actions } = useCanvas();
  const { store, connection } = session;
  useEffect(() => {
    const doc = connection?.doc;
    if (!doc) return;
    let before: Board | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const words = before && changeWords(before, store.getBoard());
      before = undefined;
      if (words) actions.announce(words);
    };
    const note = (transaction: { local: boolean; changed: ReadonlyMap<unknown, unknown> }) => {
      if (transaction.local || transaction.changed.size === 0) return;
      before ??= store.getBoard();
      timer ??= setTimeout(tell, quietMs);
    };
    doc.on("beforeObserverCalls", note);
    return () => {
      clearTimeout(timer);
      doc.off("beforeObserverCalls", note);
    };
  }, [store, connection, actions]);
}

/** Empty when nothing is different that one could hear of. */
export function changeWords(before: Board, after: Board): string {
  const { nodes, edges, boxes } = boardChange(before, after);
  const [only] = nodes;
  if (nodes.size === 1 && only !== undefined) {
    const [old, now] = [before.nodes.get(only), after.nodes.get(only)];
    if (!old && now) return `Added by others: ${titleOrKind(now)}`;
    if (old && !now) return `Deleted by others: ${titleOrKind(old)}`;
    if (now) return `Changed by others: ${titleOrKind(now)}`;
  }
  if (nodes.size > 1) return `${nodes.size} cards changed by others`;
  if (edges.size > 0)
    return edges.size === 1 ? "An edge changed by others" : `${edges.size} edges changed by others`;
  const [moved] = boxes;
  const card = boxes.size === 1 && moved !== undefined ? after.nodes.get(moved) : undefined;
  if (card) return `Moved by others: ${titleOrKind(card)}`;
  return boxes.size > 0 ? `${boxes.size} cards moved by others` : "";
}
