import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createCommands } from "./commands/create-commands.ts";
import { encodeContent, parseContent } from "./content.ts";
import { readBoard } from "./read-board.ts";

const content = parseContent({
  schema: 1,
  lanes: { l: { id: "l", name: "Team" } },
  nodes: {
    d: { id: "d", kind: "DECISION", laneId: "l" },
    a: { id: "a", kind: "STEP", laneId: "l" },
    b: { id: "b", kind: "STEP", laneId: "l" },
    x: { id: "x", kind: "EXCEPTION", laneId: "l" },
  },
  edges: {
    e1: { id: "e1", cls: "CONTROL", type: "CONDITION", sourceId: "d", targetId: "a" },
    e2: { id: "e2", cls: "CONTROL", type: "CONDITION", sourceId: "d", targetId: "b" },
    e3: { id: "e3", cls: "CONTROL", type: "RAISES", sourceId: "a", targetId: "x" },
    e4: { id: "e4", cls: "DEPENDENCY", type: "SERVICE", sourceId: "a", targetId: "b" },
  },
});

type Act = (commands: ReturnType<typeof createCommands>) => unknown;

/** What reading finds after two people did one thing each without knowing of the other. */
function together(mine: Act, theirs: Act) {
  if (!content.ok) throw new Error(JSON.stringify(content.error));
  const [myDoc, theirDoc] = [new Y.Doc(), new Y.Doc()];
  const start = encodeContent(content.value);
  for (const doc of [myDoc, theirDoc]) Y.applyUpdate(doc, start);
  mine(createCommands(myDoc, { newId: () => "mine" }));
  theirs(createCommands(theirDoc, { newId: () => "theirs" }));
  Y.applyUpdate(myDoc, Y.encodeStateAsUpdate(theirDoc));
  return readBoard(myDoc).findings.map(({ id, code, message }) => [id, code, message]);
}

describe("rules that only two people together can break", () => {
  it("are reported and kept: two defaults, one condition twice", () => {
    expect(
      together(
        (c) => c.updateEdge("e1", { isDefault: true, guard: "valid" }),
        (c) => c.updateEdge("e2", { isDefault: true, guard: "Valid" }),
      ),
    ).toEqual([
      ["e2", "rule-broken", "There is another default way out of this card."],
      ["e2", "rule-broken", "Another way out of this card has the same condition."],
    ]);
  });

  it("are reported and kept: both ends of a need moved to one card", () => {
    expect(
      together(
        (c) => c.reconnect("e4", { sourceId: "d" }),
        (c) => c.reconnect("e4", { targetId: "d" }),
      ),
    ).toEqual([["e4", "rule-broken", "Connect two different cards."]]);
  });

  it("are reported and kept: an exception raised from what became something else", () => {
    expect(
      together(
        (c) => c.reconnect("e3", { sourceId: "b" }),
        (c) => c.changeKind("b", "OUTCOME"),
      ),
    ).toEqual([
      [
        "e3",
        "rule-broken",
        "An exception starts at a step, a decision or a system. Connect it the other way round?",
      ],
    ]);
  });
});
