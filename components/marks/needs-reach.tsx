/** What the chosen card needs and what needs it, at full strength, with the hops of each; the rest is quieted. */
"use client";

import { useEffect, useMemo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { titleOrKind } from "#components/board/domain-words.ts";
import { useCanvas, useView } from "#components/canvas/canvas-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { needsReach } from "#lib/dependencies/needs-reach.ts";
import type { HopMark } from "#lib/drawing/map-marks.ts";
import type { MarksSource } from "./marks-source.ts";

export function NeedsReach({ onMarks }: MarksSource) {
  const { session, actions } = useCanvas();
  // Without a selection it is about the card that has the focus.
  const chosenId = useView(({ selection, focusId }) =>
    selection.size > 0 ? [...selection].at(-1) : focusId,
  );
  const card = useBoard((board) => board.nodes.get(chosenId ?? ""));
  const edges = useBoard((board) => board.edges);
  const cardId = card?.id;
  const reach = useMemo(
    () => (cardId === undefined ? undefined : needsReach({ edges }, cardId)),
    [edges, cardId],
  );
  useEffect(() => {
    if (!reach || cardId === undefined) return onMarks({ reach: undefined, hops: undefined });
    const { needed, needing, edgeIds } = reach;
    onMarks({
      reach: {
        nodes: new Set([cardId, ...needed.keys(), ...needing.keys()]),
        edges: edgeIds,
        path: [],
        isEditing: false,
      },
      hops: hopMarks(needed, needing),
    });
  }, [onMarks, reach, cardId]);
  useEffect(() => () => onMarks({ reach: undefined, hops: undefined }), [onMarks]);
  const words = reach && card && reachWords(titleOrKind(card), reach.needed.size, reach.needing.size);
  useEffect(() => {
    if (words) actions.announce(words);
  }, [words, actions]);
  return (
    <section className="tl-float tl-banner" aria-label="Needs of a card">
      {reach && card ? (
        <span>
          <b>{titleOrKind(card)}</b>{" "}
          <span className="whitespace-nowrap">→ needs {cards(reach.needed.size)}</span>,{" "}
          <span className="whitespace-nowrap">← is needed by {cards(reach.needing.size)}</span>.{" "}
          <span className="text-ink-3">The numbers count the needs between.</span>
        </span>
      ) : (
        <span>Choose a card: you see what it needs and what needs it, however far away.</span>
      )}
      <Button size="sm" variant="primary" onClick={() => session.view.set({ isReachShown: undefined })}>
        Done <Kbd>D</Kbd>
      </Button>
    </section>
  );
}

const cards = (count: number): string => (count === 1 ? "1 card" : `${count} cards`);

const reachWords = (title: string, needed: number, needing: number): string =>
  `${title} needs ${cards(needed)} and is needed by ${cards(needing)}`;

function hopMarks(
  needed: ReadonlyMap<string, number>,
  needing: ReadonlyMap<string, number>,
): ReadonlyMap<string, HopMark> {
  const marks = new Map<string, HopMark>();
  for (const [id, hops] of needing) marks.set(id, { hops, way: "needing" });
  for (const [id, hops] of needed) {
    const back = needing.get(id);
    marks.set(id, back === undefined ? { hops, way: "needed" } : { hops: Math.min(hops, back), way: "both" });
  }
  return marks;
}
