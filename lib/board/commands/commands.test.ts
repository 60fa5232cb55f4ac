import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { newIdSource } from "#lib/board/ids.ts";
import type { Result } from "#lib/result.ts";
import { createCommands } from "./create-commands.ts";

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const reason = (result: Result<unknown>): string => (result.ok ? "done" : result.error.code);

function setUp() {
  const doc = new Y.Doc();
  let now = 0;
  const newId = newIdSource({ now: () => now++, randomBytes: (n) => new Uint8Array(n) });
  const commands = createCommands(doc, { newId });
  const store = createBoardStore(doc);
  const laneId = value(commands.addLane({ name: "Team", kind: "TEAM" }));
  const add = (kind: Parameters<typeof commands.addNode>[0]["kind"], title = "") =>
    value(commands.addNode({ kind, title, laneId }));
  return { doc, commands, board: store.getBoard, findings: store.findings, laneId, add };
}

describe("cards", () => {
  it("stand beside each other without covering", () => {
    const { add, board } = setUp();
    const [a, b] = [add("STEP"), add("STEP")];
    expect(board().layout.boxes.get(a)).toEqual({ x: 8, y: 9, w: 184, h: 76 });
    expect(board().layout.boxes.get(b)).toEqual({ x: 215, y: 9, w: 184, h: 76 });
  });

  it("get the link that their kinds suggest when added to another", () => {
    const { add, board, commands } = setUp();
    const step = add("STEP");
    const exception = value(commands.addConnected({ fromId: step, kind: "EXCEPTION", side: "down" }));
    const fallback = value(commands.addConnected({ fromId: exception.nodeId }));
    expect(board().edges.get(exception.edgeId)).toMatchObject({ cls: "CONTROL", type: "RAISES" });
    expect(board().nodes.get(fallback.nodeId)?.kind).toBe("FALLBACK");
    expect(board().edges.get(fallback.edgeId)?.type).toBe("FALLS_BACK_TO");
    expect(board().layout.boxes.get(exception.nodeId)).toMatchObject({ x: 8, y: 103 });
  });

  it("keep the texts of their old kind when the kind changes, and links take what fits", () => {
    const { add, board, commands } = setUp();
    const [a, b] = [add("STEP"), add("STEP")];
    const edge = value(commands.connect({ sourceId: a, targetId: b }));
    value(commands.changeKind(b, "EXCEPTION"));
    value(commands.setText("nodes", b, "trigger", "No answer in 2 s"));
    expect(board().edges.get(edge)?.type).toBe("RAISES");
    value(commands.changeKind(b, "SYSTEM"));
    expect(board().edges.get(edge)).toMatchObject({ cls: "DEPENDENCY", type: "SERVICE" });
    expect(board().nodes.get(b)?.trigger).toBe("No answer in 2 s");
    value(commands.changeKind(b, "EXCEPTION"));
    expect(reason(commands.changeKind(a, "OUTCOME"))).toBe("kind.links");
  });

  it("refuse values that the model doesn't know, in words", () => {
    const { add, commands } = setUp();
    const a = add("STEP");
    expect(reason(commands.updateNode(a, { ownerId: "nobody" }))).toBe("reference.gone");
    expect(commands.updateNode(a, { rehearsedAt: "tomorrow" })).toMatchObject({
      error: { message: "Write a date as year-month-day, like 2026-11-02." },
    });
    expect(commands.updateNode(a, { title: "x".repeat(501) })).toMatchObject({
      error: { message: "Keep it within 500 characters." },
    });
    expect(reason(commands.updateNode("gone", { title: "x" }))).toBe("nodes.gone");
    expect(reason(commands.moveNodes([{ id: a, x: Number.NaN, y: 0 }]))).toBe("place.invalid");
  });

  it("are copied with the links between them", () => {
    const { add, board, commands } = setUp();
    const [a, b, c] = [add("STEP", "A"), add("STEP", "B"), add("STEP", "C")];
    value(commands.connect({ sourceId: a, targetId: b }));
    value(commands.connect({ sourceId: b, targetId: c }));
    const copies = value(commands.duplicate([a, b]));
    expect(copies.map((id) => board().nodes.get(id)?.title)).toEqual(["A", "B"]);
    const copied = [...board().edges.values()].filter(({ sourceId }) => copies.includes(sourceId));
    expect(copied).toMatchObject([{ sourceId: copies[0], targetId: copies[1], type: "SEQUENCE" }]);
    expect(board().layout.boxes.get(copies[0] ?? "")).toMatchObject({ x: 8, y: 103 });
  });
});

describe("links", () => {
  it("refuse an exception as a start, one card twice, and the same link twice", () => {
    const { add, commands } = setUp();
    const [step, exception, outcome] = [add("STEP"), add("EXCEPTION"), add("OUTCOME")];
    expect(commands.connect({ sourceId: exception, targetId: step })).toMatchObject({
      error: {
        message: "An exception starts at a step, a decision or a system. Connect it the other way round?",
      },
    });
    expect(reason(commands.connect({ sourceId: outcome, targetId: exception }))).toBe(
      "edge.exception-source",
    );
    expect(reason(commands.connect({ sourceId: step, targetId: step }))).toBe("edge.same-ends");
    value(commands.connect({ sourceId: step, targetId: exception }));
    expect(reason(commands.connect({ sourceId: step, targetId: exception }))).toBe("edge.twice");
    expect(reason(commands.connect({ sourceId: step, targetId: outcome, type: "REJOINS" }))).toBe(
      "edge.rejoin",
    );
  });

  it("have one default way out and different conditions", () => {
    const { add, board, commands } = setUp();
    const [decision, a, b] = [add("DECISION"), add("STEP"), add("STEP")];
    const toA = value(commands.connect({ sourceId: decision, targetId: a }));
    const toB = value(commands.connect({ sourceId: decision, targetId: b }));
    value(commands.updateEdge(toA, { guard: "valid", isDefault: true }));
    expect(reason(commands.updateEdge(toB, { guard: " Valid " }))).toBe("edge.guard-taken");
    value(commands.updateEdge(toB, { isDefault: true }));
    expect([board().edges.get(toA)?.isDefault, board().edges.get(toB)?.isDefault]).toEqual([false, true]);
  });

  it("keep one default and different conditions when an end is moved, and lose a type that means nothing there", () => {
    const { add, board, commands } = setUp();
    const [one, two, a, b, note] = [add("DECISION"), add("DECISION"), add("STEP"), add("STEP"), add("NOTE")];
    const first = value(commands.connect({ sourceId: one, targetId: a }));
    const second = value(commands.connect({ sourceId: two, targetId: b }));
    for (const edge of [first, second]) value(commands.updateEdge(edge, { guard: "valid", isDefault: true }));
    expect(reason(commands.reconnect(second, { sourceId: one }))).toBe("edge.guard-taken");
    value(commands.updateEdge(second, { guard: "used up" }));
    value(commands.reconnect(second, { sourceId: one }));
    expect([board().edges.get(first)?.isDefault, board().edges.get(second)?.isDefault]).toEqual([
      true,
      false,
    ]);
    const raised = value(commands.connect({ sourceId: one, targetId: add("EXCEPTION") }));
    value(commands.reconnect(raised, { targetId: note }));
    expect(board().edges.get(raised)).toMatchObject({ cls: "ANNOTATION" });
    expect(board().edges.get(raised)).not.toHaveProperty("type");
  });

  it("take what fits when an end is moved", () => {
    const { add, board, commands } = setUp();
    const [a, b, system] = [add("STEP"), add("STEP"), add("SYSTEM")];
    const edge = value(commands.connect({ sourceId: a, targetId: system }));
    expect(board().edges.get(edge)).toMatchObject({ cls: "DEPENDENCY", type: "SERVICE" });
    expect(reason(commands.reconnect(edge, { targetId: a }))).toBe("edge.same-ends");
    value(commands.reconnect(edge, { targetId: b }));
    expect(board().edges.get(edge)).toMatchObject({ targetId: b, cls: "DEPENDENCY" });
  });
});

describe("removing", () => {
  it("takes links, path entries, risks and places along, and clears what pointed there", () => {
    const { add, board, commands, doc, findings } = setUp();
    const [a, b] = [add("STEP"), add("STEP")];
    value(commands.connect({ sourceId: a, targetId: b }));
    const flow = value(commands.addFlow({ name: "Happy", kind: "HAPPY", path: [a, b] }));
    const person = value(commands.addPerson({ name: "Ana" }));
    value(commands.setOwner(a, person));
    const checkpoint = value(commands.addCheckpoint({ metric: "Rate", forId: a }));
    expect(board().nodes.get(a)).toMatchObject({ ownerId: person, checkpointId: checkpoint });
    value(commands.remove([b, person, checkpoint]));
    expect(board().flows.get(flow)?.path).toEqual([a]);
    expect(board().edges.size).toBe(0);
    expect(board().nodes.get(a)).not.toHaveProperty("ownerId");
    expect([...doc.getMap("layout").keys()]).not.toContain(b);
    expect(findings()).toEqual([]);
    expect(reason(commands.remove([b]))).toBe("nothing.selected");
  });

  it("of a lane asks where its cards go", () => {
    const { add, board, commands, laneId } = setUp();
    const card = add("STEP");
    expect(commands.removeLane(laneId)).toMatchObject({ error: { code: "lane.not-empty" } });
    const other = value(commands.addLane({ name: "Other", kind: "TEAM" }));
    value(commands.removeLane(laneId, { moveTo: other }));
    expect([...board().lanes.keys()]).toEqual([other]);
    expect(board().nodes.get(card)?.laneId).toBe(other);
  });

  it("of a lane takes its cards along when that was asked for, as one step", () => {
    const { add, board, commands, doc, laneId } = setUp();
    const [a, b] = [add("STEP"), add("STEP")];
    value(commands.connect({ sourceId: a, targetId: b }));
    let steps = 0;
    doc.on("update", () => {
      steps += 1;
    });
    value(commands.removeLane(laneId, "delete"));
    expect([board().lanes.size, board().nodes.size, board().edges.size, steps]).toEqual([0, 0, 0, 1]);
  });
});

describe("risks", () => {
  it("belong to a card or a need, have its owner at first, and go with it", () => {
    const { add, board, commands } = setUp();
    const [step, erp] = [add("STEP"), add("SYSTEM")];
    const need = value(commands.connect({ sourceId: step, targetId: erp }));
    const person = value(commands.addPerson({ name: "Ana" }));
    value(commands.setOwner(erp, person));
    const outage = value(commands.addRisk({ targetId: erp, event: "The ERP is down" }));
    const late = value(commands.addRisk({ targetId: need }));
    expect(board().risks.get(outage)).toMatchObject({
      event: "The ERP is down",
      ownerId: person,
      status: "OPEN",
    });
    value(commands.updateRisk(outage, { p: { lo: 0.1, hi: 0.3 }, extent: "ALL", detection: "ALERT" }));
    expect(board().risks.get(outage)).toMatchObject({ p: { lo: 0.1, hi: 0.3 } });
    expect(reason(commands.updateRisk(outage, { p: { lo: 0.1, hi: 3 } }))).not.toBe("done");
    value(commands.remove([erp]));
    expect([board().risks.has(outage), board().risks.has(late)]).toEqual([false, false]);
  });

  it("aren't taken for an arrow of the flow, nor for what isn't there", () => {
    const { add, commands } = setUp();
    const arrow = value(commands.connect({ sourceId: add("STEP"), targetId: add("STEP") }));
    expect(reason(commands.addRisk({ targetId: arrow }))).toBe("risk.target");
    expect(reason(commands.addRisk({ targetId: "nobody" }))).toBe("risk.target");
  });
});

describe("lanes", () => {
  it("keep the order they are put in", () => {
    const { board, commands, laneId: a } = setUp();
    const b = value(commands.addLane({ name: "b", kind: "TEAM" }));
    const c = value(commands.addLane({ name: "c", kind: "TEAM", afterId: a }));
    const order = () =>
      [...board().layout.lanes].sort(([, x], [, y]) => (x.order < y.order ? -1 : 1)).map(([id]) => id);
    expect(order()).toEqual([a, c, b]);
    value(commands.moveLane(a, { beforeId: null }));
    expect(order()).toEqual([c, b, a]);
    value(commands.moveLane(a, { beforeId: b }));
    expect(order()).toEqual([c, a, b]);
  });
});

describe("flows", () => {
  it("refuse a path with a gap and a flow inside itself", () => {
    const { add, commands } = setUp();
    const [a, b, c] = [add("STEP", "A"), add("STEP", "B"), add("STEP", "C")];
    value(commands.connect({ sourceId: a, targetId: b }));
    const flow = value(commands.addFlow({ name: "Happy", kind: "HAPPY", path: [a, b] }));
    expect(commands.setPath(flow, [a, b, c])).toMatchObject({
      error: { message: "There is no flow arrow from “B” to “C”. Connect them first." },
    });
    expect(reason(commands.updateFlow(flow, { parentFlowId: flow }))).toBe("flow.circle");
  });
});

describe("texts", () => {
  it("are edited between whole characters", () => {
    const { add, board, commands } = setUp();
    const a = add("STEP", "a😀b");
    value(commands.editText("nodes", a, "title", { from: 2, to: 2, insert: "x" }));
    expect(board().nodes.get(a)?.title).toBe("ax😀b");
  });
});

describe("criteria", () => {
  it("keep the order of adding, each by itself", () => {
    const { add, board, commands } = setUp();
    const a = add("STEP");
    const first = value(commands.addAcceptance(a, { text: "one" }));
    value(commands.addAcceptance(a, { text: "two", verify: "TEST" }));
    value(commands.updateAcceptance(a, first, { text: "uno" }));
    expect(
      board()
        .nodes.get(a)
        ?.acceptance.map(({ text }) => text),
    ).toEqual(["uno", "two"]);
    value(commands.removeAcceptance(a, first));
    expect(reason(commands.updateAcceptance(a, first, { text: "x" }))).toBe("acceptance.gone");
  });
});

describe("every command", () => {
  it("is one update, and none when nothing changes", () => {
    const { add, commands, doc } = setUp();
    const a = add("STEP", "A");
    let updates = 0;
    doc.on("update", () => (updates += 1));
    value(commands.addConnected({ fromId: a }));
    expect(updates).toBe(1);
    value(commands.updateNode(a, { title: "A", scope: "CORE" }));
    value(commands.updateMeta({ windowDays: 28 }));
    value(commands.moveNodes([{ id: a, x: 8, y: 9 }]));
    value(commands.editText("nodes", a, "title", { from: 0, to: 1, insert: "A" }));
    expect(updates).toBe(1);
  });
});
