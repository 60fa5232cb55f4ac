import { describe, expect, it } from "vitest";
import { type BoardEdge, edgeSchema } from "#lib/board/model.ts";
import { pathWith, pathWithout } from "./path-with.ts";

const arrows = (...pairs: [string, string][]): Map<string, BoardEdge> =>
  new Map(
    pairs.map(([sourceId, targetId]) => {
      const id = `${sourceId}-${targetId}`;
      return [id, edgeSchema.parse({ id, cls: "CONTROL", type: "SEQUENCE", sourceId, targetId })] as const;
    }),
  );

describe("a path with one more card", () => {
  it("puts it between the two it joins", () => {
    expect(pathWith(["a", "c"], "b", arrows(["a", "b"], ["b", "c"], ["a", "c"]))).toEqual(["a", "b", "c"]);
  });

  it("puts it in front when it leads to the first", () => {
    expect(pathWith(["b", "c"], "a", arrows(["a", "b"]))).toEqual(["a", "b", "c"]);
  });

  it("appends it otherwise, and never twice", () => {
    expect(pathWith(["a"], "b", arrows(["a", "b"]))).toEqual(["a", "b"]);
    expect(pathWith(["a", "b"], "a", arrows())).toEqual(["a", "b"]);
    expect(pathWithout(["a", "b", "a"], "a")).toEqual(["b"]);
  });
});
