import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { contentOf, encodeContent, parseContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { sampleContent } from "./sample-content.ts";
import { sampleRounds } from "./sample-rounds.ts";

const rounds = sampleRounds();
const states = [...rounds.map(({ content }) => content), sampleContent()];

describe("the sample's rounds", () => {
  it("are the three behind it, the oldest first", () => {
    expect(rounds.map(({ label, daysAgo }) => [label, daysAgo])).toEqual([
      ["Round 1 · Scope", 21],
      ["Round 2 · Exceptions", 14],
      ["Round 3 · Pre-commit", 7],
    ]);
  });

  it("are read back without a finding, as they were kept", () => {
    for (const { content } of rounds) {
      expect(parseContent(content).ok).toBe(true);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, encodeContent(content));
      const { board, findings } = readBoard(doc);
      expect(findings).toEqual([]);
      expect(contentOf(board)).toEqual(content);
    }
  });

  it("have gift-wrap in scope, in scope, later, and not any more", () => {
    expect(states.map(({ nodes }) => nodes.g1?.scope ?? null)).toEqual(["CORE", "CORE", "LATER", null]);
    expect(Object.keys(states[3]!.nodes)).toHaveLength(32);
  });

  it("have flows whose paths are connected and whose shares sum to 1", () => {
    for (const { flows, edges } of states) {
      const arrows = new Set(Object.values(edges).map(({ sourceId, targetId }) => `${sourceId}>${targetId}`));
      const shares = Object.values(flows).map(({ share }) => share ?? 1);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const { path } of Object.values(flows))
        for (const [at, id] of path.slice(1).entries()) expect(arrows).toContain(`${path[at]}>${id}`);
    }
  });

  it("change less from one to the next", () => {
    const figures = states
      .slice(1)
      .map((state, at) => compareBoards(states[at]!, state).stability.value ?? 0);
    expect(figures[0]).toBeGreaterThan(0.5);
    expect(figures[0]).toBeLessThan(figures[1]!);
    expect(figures[1]).toBeLessThan(figures[2]!);
  });
});
