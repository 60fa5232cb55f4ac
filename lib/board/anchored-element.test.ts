import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { anchoredElement } from "./anchored-element.ts";

const content = sampleContent();
const doc = new Y.Doc();
Y.applyUpdate(doc, encodeContent(content));
const { board } = readBoard(doc);
const firstOf = <T>(map: Record<string, T>, fits: (element: T) => boolean = () => true): [string, T] => {
  const found = Object.entries(map).find(([, element]) => fits(element));
  if (!found) throw new Error("the sample has none");
  return found;
};

it("finds what threads are pinned to, by the name people gave it", () => {
  const [nodeId, node] = firstOf(content.nodes);
  const [flowId, flow] = firstOf(content.flows);
  const [laneId, lane] = firstOf(content.lanes);
  const [checkpointId, checkpoint] = firstOf(content.checkpoints);
  expect(anchoredElement(board, nodeId)).toEqual({ type: "NODE", name: node.title });
  expect(anchoredElement(board, flowId)).toEqual({ type: "FLOW", name: flow.name });
  expect(anchoredElement(board, laneId)).toEqual({ type: "LANE", name: lane.name });
  expect(anchoredElement(board, checkpointId)).toEqual({ type: "CHECKPOINT", name: checkpoint.metric });
});

it("calls an edge by both its ends", () => {
  const [needId, need] = firstOf(content.edges, ({ cls }) => cls === "DEPENDENCY");
  const titleOf = (id: string) => content.nodes[id]?.title ?? "";
  const name = `${titleOf(need.sourceId)} needs ${titleOf(need.targetId)}`;
  expect(anchoredElement(board, needId)).toEqual({ type: "EDGE", name });
});

it("finds nothing for an id that names nothing, or a person", () => {
  const [personId] = firstOf(content.people);
  expect(anchoredElement(board, "nothing")).toBeUndefined();
  expect(anchoredElement(board, personId)).toBeUndefined();
});
