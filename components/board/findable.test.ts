import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { filterOptions } from "#components/inspector/filter-options.ts";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import type { Result } from "#lib/result.ts";
import { findable } from "./findable.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function board() {
  const doc = new Y.Doc();
  let next = 0;
  const commands = createCommands(doc, { newId: () => `id-${next++}` });
  const laneId = value(commands.addLane({ name: "Payments", kind: "TEAM" }));
  const pay = value(commands.addNode({ kind: "STEP", title: "Pay", laneId }));
  const api = value(commands.addNode({ kind: "SYSTEM", title: "Payment API", laneId }));
  value(commands.connect({ sourceId: pay, targetId: api }));
  value(commands.setOwner(pay, value(commands.addPerson({ name: "Pia Holm" }))));
  value(commands.addFlow({ name: "Buy", kind: "HAPPY", path: [pay] }));
  return createBoardStore(doc).getBoard();
}

const labels = (query: string) => filterOptions(findable(board()), query).map(({ label }) => label);

describe("what can be found on a board", () => {
  it("are cards, flows, lanes and edges, cards first", () => {
    expect(labels("")).toEqual(["Pay", "Payment API", "Buy", "Payments", "Pay needs Payment API"]);
  });

  it("is found by title, owner and lane", () => {
    expect(labels("api")).toEqual(["Payment API", "Pay needs Payment API"]);
    expect(labels("pia")).toEqual(["Pay"]);
    expect(labels("payments step")).toEqual([]);
  });
});
