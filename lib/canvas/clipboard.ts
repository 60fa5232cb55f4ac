/**
 * What copying cards puts on the clipboard: JSON of the cards, the edges between them and their places, and the
 * titles as plain text for everything else. Reading it trusts nothing.
 */
import * as z from "zod/mini";
import { type Board, type BoardEdge, boxSchema, edgeSchema, nodeSchema } from "#lib/board/model.ts";
import type { Rect } from "./geometry.ts";

export const clipboardType = "application/x-throughline+json";

const clipSchema = z.object({
  throughline: z.literal(1),
  nodes: z.array(z.extend(nodeSchema, { box: boxSchema })).check(z.maxLength(2_000)),
  edges: z.array(edgeSchema).check(z.maxLength(6_000)),
});
export type Clip = z.infer<typeof clipSchema>;

/** `boxes` are absolute; ids that aren't cards are passed over. Undefined when no card is among them. */
export function clipOf(
  board: Board,
  boxes: ReadonlyMap<string, Rect>,
  ids: ReadonlySet<string>,
): Clip | undefined {
  const nodes: Clip["nodes"] = [];
  for (const id of ids) {
    const node = board.nodes.get(id);
    const box = boxes.get(id);
    if (node && box) nodes.push({ ...node, box: { x: box.x, y: box.y, w: box.w, h: box.h } });
  }
  if (nodes.length === 0) return undefined;
  const edges: BoardEdge[] = [];
  for (const edge of board.edges.values()) {
    if (ids.has(edge.sourceId) && ids.has(edge.targetId)) edges.push(edge);
  }
  return { throughline: 1, nodes, edges };
}

/** The cards' titles, a line each. */
export const clipText = (clip: Clip): string => clip.nodes.map((node) => node.title).join("\n");

/** Undefined for anything that isn't a whole clip of ours. */
export function parseClip(text: string): Clip | undefined {
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
