import { describe, expect, it } from "vitest";
import { edgeSchema, nodeSchema } from "#lib/board/model.ts";
import { countOwned } from "./count-owned.ts";

const node = (id: string, ownerId?: string) => nodeSchema.parse({ id, kind: "STEP", ownerId });
const edge = (id: string, ownerId?: string) =>
  edgeSchema.parse({ id, cls: "DEPENDENCY", type: "SERVICE", sourceId: "a", targetId: "b", ownerId });

describe("what a person owns", () => {
  it("are cards and edges, and follows the board", () => {
    const nodes = new Map([node("a", "pia"), node("b", "pia"), node("c")].map((each) => [each.id, each]));
    const edges = new Map([edge("e", "pia"), edge("f", "max")].map((each) => [each.id, each]));
    expect(["pia", "max", "nobody"].map((id) => countOwned({ nodes, edges }, id))).toEqual([3, 1, 0]);
    const later = new Map(nodes).set("c", node("c", "max"));
    expect(["pia", "max"].map((id) => countOwned({ nodes: later, edges }, id))).toEqual([3, 2]);
  });
});
