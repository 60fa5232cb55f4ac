import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { encodeContent } from "#lib/board/content.ts";
import type { Board } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { createOutline, flowsInOrder, type OutlineRow, outlineOf } from "./outline-rows.ts";

const sampleBoard = (): Board => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(sampleContent()));
  return readBoard(doc).board;
};
const line = (row: OutlineRow): string => {
  if (row.kind === "flow") return `== ${row.flow.name}`;
  if (row.kind === "lane") return `-- ${row.lane?.name ?? "no lane"}`;
  return `${row.kind === "branch" ? "   " : ""}${row.node.id}`;
};

describe("the outline of the sample board", () => {
  const board = sampleBoard();
  const { rows, flow } = outlineOf(board, undefined, lanesInOrder(board));

  it("follows the happy path, with exceptions and fallbacks under the step that raises them", () => {
    expect(flow?.kind).toBe("HAPPY");
    const journey = rows
      .slice(
        0,
        rows.findIndex((row) => row.kind === "lane"),
      )
      .map(line);
    const at = (id: string) => journey.indexOf(id);
    expect(journey[0]).toBe("== Buy with a promotion");
    expect(journey.slice(at("d1"), at("s4"))).toEqual(["d1", "   x2", "   f2"]);
    expect(journey.slice(at("s6"), at("s7"))).toEqual(["s6", "   x1", "   f1"]);
  });

  it("lists every card once", () => {
    const ids = rows.flatMap((row) => ("node" in row ? [row.node.id] : []));
    expect(ids.toSorted()).toEqual([...board.nodes.keys()].toSorted());
  });

  it("groups what is on no path by lane, in the order of the lanes", () => {
    const order = lanesInOrder(board).map((lane) => lane.id);
    const shown = rows.flatMap((row) => (row.kind === "lane" && row.lane ? [row.lane.id] : []));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(order.filter((id) => shown.includes(id)));
  });

  it("takes another flow as its spine when asked", () => {
    const other = flowsInOrder(board).find((each) => each.kind !== "HAPPY" && each.path.length > 1);
    const outline = outlineOf(board, other?.id, lanesInOrder(board));
    expect(outline.flow).toBe(other);
    expect(outline.rows.filter((row) => row.kind === "journey").map((row) => row.node.id)).toEqual(
      other?.path,
    );
  });
});

describe("the outline of a board that is being edited", () => {
  function open() {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent(sampleContent()));
    const store = createBoardStore(doc);
    const commands = createCommands(doc, { newId: () => "new" });
    const follow = createOutline();
    const lanes = lanesInOrder(store.getBoard());
    const now = () => follow(store.getBoard(), undefined, lanes);
    const afresh = () => outlineOf(store.getBoard(), undefined, lanes);
    return { commands, now, afresh };
  }

  it("is the same as if it were made afresh, whatever changes", () => {
    const { commands, now, afresh } = open();
    now();
    const steps = [
      () => commands.setText("nodes", "s3", "title", "Enter voucher"),
      () => commands.updateEdge("e21", { strength: "SOFT" }),
      () => commands.moveNodes([{ id: "y6", x: 0, y: 0 }]),
      () => commands.connect({ sourceId: "s3", targetId: "x4" }),
      () => commands.remove(["x2"]),
      () => commands.addNode({ kind: "STEP", title: "Another", laneId: "cust" }),
    ];
    for (const step of steps) {
      step();
      expect(now()).toEqual(afresh());
    }
  });

  it("replaces the row of a card whose words change, and no other", () => {
    const { commands, now } = open();
    const before = now().rows;
    commands.setText("nodes", "s3", "title", "Enter voucher");
    const changed = now().rows.filter((row, index) => row !== before[index]);
    expect(changed.map((row) => "node" in row && row.node.title)).toEqual(["Enter voucher"]);
  });
});
