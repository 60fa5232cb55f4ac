/** The cards and edges of a map with a pen, in the tier of detail asked for. Lanes are the surroundings' business. */
import { inStack } from "#lib/canvas/card-stack.ts";
import { inflate, overlappingRects } from "#lib/canvas/geometry.ts";
import type { CardScene, EdgeScene } from "#lib/canvas/scene.ts";
import { drawCard, drawFarCards, drawRings } from "./draw-cards.ts";
import { drawEdges, drawFarEdges } from "./draw-edges.ts";
import type { Drawing } from "./drawing.ts";

export interface MapPart {
  /** In the order of their ids. */
  readonly cards: readonly CardScene[];
  /** In drawing order. */
  readonly edges: readonly EdgeScene[];
  readonly cardOf: (id: string) => CardScene | undefined;
}

export function drawMap(drawing: Drawing, part: MapPart): void {
  drawLines(drawing, part.edges);
  drawCards(drawing, part.cards);
  drawRings(drawing, part.cardOf);
}

export function drawLines(drawing: Drawing, edges: readonly EdgeScene[]): void {
  if (drawing.tier === "far") drawFarEdges(drawing, edges);
  else drawEdges(drawing, edges);
}

/** From afar they don't change with what is selected or pointed at. */
export function drawCards(drawing: Drawing, cards: readonly CardScene[]): void {
  const stack = inStack(cards);
  if (drawing.tier === "far") {
    drawFarCards(drawing, stack);
    return;
  }
  for (const card of stack) if (card.node.kind === "GROUP") drawCard(drawing, card);
  drawStack(
    drawing,
    stack.filter(({ node }) => node.kind !== "GROUP"),
  );
}

/** Tags and marks stand out over a card by as much. */
const standOutPx = 13;

/** Cards that lie over others in their order; the rest before, in any. */
function drawStack(drawing: Drawing, cards: readonly CardScene[]): void {
  const overlapping = overlappingRects(cards.map(({ box }) => inflate(box, standOutPx)));
  drawing.pen.textsLast(() => {
    cards.forEach((card, i) => {
      if (!overlapping.has(i)) drawCard(drawing, card);
    });
  });
  cards.forEach((card, i) => {
    if (overlapping.has(i)) drawCard(drawing, card);
  });
}
