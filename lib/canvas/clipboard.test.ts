import { describe, expect, it } from "vitest";
import { type Board, edgeSchema, nodeSchema } from "#lib/board/model.ts";
import { clipOf, clipText, parseClip } from "./clipboard.ts";

const node = (id: string) => [id, nodeSchema.parse({ id, kind: "STEP", title: `Step ${id}` })] as const;
const edge = (sourceId: string, targetId: string) => {
  const id = `${sourceId}-${targetId}`;
  return [id, edgeSchema.parse({ id, cls: "CONTROL", type: "SEQUENCE", sourceId, targetId })] as const;
};
const board = {
  nodes: new Map([node("a"), node("b"), node("c")]),
  edges: new Map([edge("a", "b"), edge("b", "c")]),
} as unknown as Board;
const boxes = new Map(["a", "b", "c"].map((id, i) => [id, { x: i * 200, y: 9, w: 184, h: 76 }] as const));

describe("the clipboard", () => {
  it("takes cards, and the edges between them only", () => {
    const clip = clipOf(board, boxes, new Set(["a", "b", "a-b"]));
    expect(clip?.nodes.map(({ id, box }) => [id, box.x])).toEqual([
      ["a", 0],
      ["b", 200],
    ]);
    expect(clip?.edges.map(({ id }) => id)).toEqual(["a-b"]);
    expect(clip && clipText(clip)).toBe("Step a\nStep b");
  });

  it("comes back whole from its own JSON", () => {
    const clip = clipOf(board, boxes, new Set(["a", "b"]));
    expect(parseClip(JSON.stringify(clip))).toEqual(clip);
  });

  it("is empty without cards and refuses what isn't ours", () => {
    expect(clipOf(board, boxes, new Set(["a-b"]))).toBeUndefined();
    expect(parseClip("not json")).toBeUndefined();
    expect(parseClip('{"throughline":1,"nodes":[{"id":"a","kind":"SPELL"}],"edges":[]}')).toBeUndefined();
  });
});
