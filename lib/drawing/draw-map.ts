/** The cards and edges of a map with a pen, in the tier of detail asked for. Lanes are the surroundings' business. */
import type { CardScene, EdgeScene } from "#lib/canvas/scene.ts";
import { drawCard, drawFarCards, drawRings } from "./draw-cards.ts";
import { drawEdges, drawFarEdges } from "./draw-edges.ts";
import type { Drawing } from "./drawing.ts";

export interface MapPart {
  readonly cards: readonly CardScene[];
  /** In drawing order. */
  readonly edges: readonly EdgeScene[];
  readonly cardOf: (id: string) => CardScene | undefined;
}

export function drawMap(drawing: Drawing, { cards, edges, cardOf }: MapPart): void {
  if (drawing.tier === "far") {
    drawFarEdges(drawing, edges);
    drawFarCards(drawing, cards);
  } else {
    drawEdges(drawing, edges);
    for (const card of cards) if (card.node.kind === "GROUP") drawCard(drawing, card);
    for (const card of cards) if (card.node.kind !== "GROUP") drawCard(drawing, card);
  }
  drawRings(drawing, cardOf);
}
