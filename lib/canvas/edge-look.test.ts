import { describe, expect, it } from "vitest";
import { type BoardEdge, edgeSchema, flowSchema } from "#lib/board/model.ts";
import { byDrawOrder, edgeLabel, edgeLook, lacksOwner, sharePercent } from "./edge-look.ts";
import { flowEdges, happySteps } from "./flow-edges.ts";

const edge = (fields: Partial<BoardEdge>): BoardEdge =>
  edgeSchema.parse({ id: "e", cls: "CONTROL", sourceId: "a", targetId: "b", type: "SEQUENCE", ...fields });

describe("the look of an edge", () => {
  it("follows class and type, and the throughline its flow", () => {
    expect(edgeLook(edge({}), new Set(["a>b"]))).toBe("happy");
    expect(edgeLook(edge({}), new Set())).toBe("flow");
    expect(edgeLook(edge({ type: "RAISES" }), new Set(["a>b"]))).toBe("raises");
    expect(edgeLook(edge({ type: "REJOINS" }), new Set())).toBe("falls-back");
    expect(edgeLook(edge({ cls: "DEPENDENCY", type: "DATA" }), new Set())).toBe("needs");
  });

  it("draws needs first and the throughline last", () => {
    const looks = ["happy", "needs", "falls-back", "raises", "flow"] as const;
    expect([...looks].sort(byDrawOrder)).toEqual(["needs", "raises", "falls-back", "flow", "happy"]);
  });

  it("says guard and share, and the default branch in words", () => {
    expect(edgeLabel(edge({ guard: "valid", share: 0.97 }))).toBe("valid · 97 %");
    expect(edgeLabel(edge({ isDefault: true }))).toBe("otherwise");
    expect(edgeLabel(edge({}))).toBe("");
    expect([0, 0.005, 0.125, 1].map(sharePercent)).toEqual(["0 %", "0.5 %", "13 %", "100 %"]);
  });

  it("finds a gap only on a dependency without owner", () => {
    expect(lacksOwner(edge({ cls: "DEPENDENCY", type: "DATA" }))).toBe(true);
    expect(lacksOwner(edge({ cls: "DEPENDENCY", type: "DATA", ownerId: "lena" }))).toBe(false);
    expect(lacksOwner(edge({}))).toBe(false);
  });

  it("takes the control edges between consecutive cards of a path", () => {
    const edges = new Map(
      [
        edge({ id: "ab" }),
        edge({ id: "bc", sourceId: "b", targetId: "c" }),
        edge({ id: "needs", cls: "DEPENDENCY", type: "DATA" }),
        edge({ id: "ca", sourceId: "c", targetId: "a" }),
      ].map((e) => [e.id, e] as const),
    );
    const happy = flowSchema.parse({ id: "f", kind: "HAPPY", path: ["a", "b", "c"] });
    const other = flowSchema.parse({ id: "g", kind: "EXCEPTION", path: ["c", "a"] });
    expect(flowEdges(happy, edges)).toEqual(new Set(["ab", "bc"]));
    expect(
      happySteps(
        new Map([
          ["f", happy],
          ["g", other],
        ]),
      ),
    ).toEqual(new Set(["a>b", "b>c"]));
  });
});
