import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { contentOf, encodeContent, parseContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { blankContent, sampleContent } from "./sample-content.ts";

const open = (content: ReturnType<typeof sampleContent>) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return readBoard(doc);
};

describe("the sample board", () => {
  const content = sampleContent();
  const { board, findings } = open(content);
  const edges = [...board.edges.values()];

  it("is complete", () => {
    expect(board.nodes.size).toBe(32);
    expect(edges.filter((edge) => edge.cls === "DEPENDENCY")).toHaveLength(23);
    expect(edges.filter((edge) => edge.cls === "CONTROL")).toHaveLength(23);
    expect(board.flows.size).toBe(5);
    expect(board.checkpoints.size).toBe(22);
    expect(board.lanes.size).toBe(8);
    expect(board.people.size).toBe(10);
    expect(board.risks.size).toBe(21);
    expect(board.assumptions.size).toBe(2);
  });

  it("is read back without a finding, as it was written", () => {
    expect(findings).toEqual([]);
    expect(contentOf(board)).toEqual(content);
  });

  it("leaves only the gaps it is meant to have: no owner on x5 and e19, no checkpoint on x5", () => {
    const withoutOwner = [
      ...board.nodes.values(),
      ...edges.filter((edge) => edge.cls === "DEPENDENCY"),
    ].filter((element) => !element.ownerId);
    expect(withoutOwner.map((element) => element.id)).toEqual(["x5", "e19"]);
    expect([...board.nodes.values()].filter((node) => !node.checkpointId).map((node) => node.id)).toEqual([
      "x5",
    ]);
    expect([...board.checkpoints.values()].filter((checkpoint) => !checkpoint.due)).toEqual([]);
  });

  it("has five dependencies with a documented fallback, one of them without a card", () => {
    const fallbacks = edges.flatMap((edge) => (edge.fallback ? [edge.fallback] : []));
    expect(fallbacks).toHaveLength(5);
    expect(fallbacks.every((fallback) => fallback.readiness === "DOCUMENTED")).toBe(true);
    expect(fallbacks.filter((fallback) => !fallback.nodeId)).toHaveLength(1);
  });

  it("has flows whose paths are connected by flow edges and whose shares sum to 1", () => {
    const connected = new Set(
      edges.filter((edge) => edge.cls === "CONTROL").map((edge) => `${edge.sourceId}→${edge.targetId}`),
    );
    for (const flow of board.flows.values())
      for (const [at, id] of flow.path.slice(1).entries())
        expect(connected).toContain(`${flow.path[at]}→${id}`);
    const shares = [...board.flows.values()].reduce((sum, flow) => sum + (flow.share ?? 0), 0);
    expect(shares).toBeCloseTo(1, 9);
  });

  it("gives the branches of each decision distinct guards and shares that sum to 1", () => {
    for (const decision of [...board.nodes.values()].filter((node) => node.kind === "DECISION")) {
      const out = edges.filter((edge) => edge.cls === "CONTROL" && edge.sourceId === decision.id);
      expect(new Set(out.map((edge) => edge.guard)).size).toBe(out.length);
      expect(out.reduce((sum, edge) => sum + (edge.share ?? 0), 0)).toBeCloseTo(1, 9);
    }
  });

  it("answers for each exception what a finished one answers, except where the story needs a gap", () => {
    const terminal = (id: string): boolean => {
      const next = edges.filter((edge) => edge.cls === "CONTROL" && edge.sourceId === id);
      return board.nodes.get(id)?.kind === "OUTCOME" || next.some((edge) => terminal(edge.targetId));
    };
    const open = (id: string): string[] => {
      const node = board.nodes.get(id)!;
      const fallback = edges.find((edge) => edge.type === "FALLS_BACK_TO" && edge.sourceId === id);
      const checkpoint = board.checkpoints.get(node.checkpointId ?? "");
      const checks: Record<string, boolean> = {
        trigger: node.trigger !== "" && node.detection !== undefined && node.detection !== "NONE",
        message: node.customerMessage !== "",
        state: Object.keys(node.stateAfter ?? {}).length === 3,
        fallback: fallback !== undefined && terminal(fallback.targetId),
        owner: node.ownerId !== undefined,
        target: checkpoint?.target !== undefined,
        macro: node.supportMacroRef !== undefined,
      };
      return Object.keys(checks).filter((name) => !checks[name]);
    };
    expect(open("x1")).toEqual(["macro"]);
    expect(open("x2")).toEqual(["macro"]);
    expect(open("x3")).toEqual([]);
    expect(open("x4")).toEqual([]);
    expect(open("x5")).toEqual(["message", "state", "fallback", "owner", "target", "macro"]);
  });

  it("breaks none of the rules for links, and names every assumption on both sides", () => {
    expect(parseContent(content).ok).toBe(true);
    for (const edge of edges) {
      for (const id of edge.assumptionIds) expect(board.assumptions.get(id)?.targetIds).toContain(edge.id);
    }
    expect(edges.flatMap((edge) => edge.assumptionIds).sort()).toEqual(["A-1", "A-2"]);
  });

  it("lays its cards out without overlap", () => {
    for (const lane of board.lanes.keys()) {
      const boxes = [...board.nodes.values()].flatMap((node) => {
        const box = node.laneId === lane ? board.layout.boxes.get(node.id) : undefined;
        return box ? [box] : [];
      });
      for (const [at, a] of boxes.entries())
        for (const b of boxes.slice(at + 1))
          expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
    }
  });
});

describe("the blank board", () => {
  it("has lanes and nothing in them", () => {
    const { board, findings } = open(blankContent());
    expect(findings).toEqual([]);
    expect(board.lanes.size).toBe(3);
    expect(board.nodes.size).toBe(0);
  });
});
