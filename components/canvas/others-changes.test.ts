import { expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { changeWords } from "./others-changes.ts";

function sample() {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  const store = createBoardStore(doc);
  let made = 0;
  const commands = createCommands(doc, { newId: () => `new-${made++}` });
  const words = (change: () => void) => {
    const before = store.getBoard();
    change();
    return changeWords(before, store.getBoard());
  };
  const [laneId = ""] = store.getBoard().lanes.keys();
  return { commands, words, laneId };
}

it("says in one sentence what became of a card", () => {
  const { commands, words, laneId } = sample();
  expect(words(() => commands.setText("nodes", "s1", "title", "Open the cart"))).toBe(
    "Changed by others: Open the cart",
  );
  expect(words(() => commands.addNode({ kind: "STEP", title: "Pick a size", laneId }))).toBe(
    "Added by others: Pick a size",
  );
  expect(words(() => commands.remove(["new-0"]))).toBe("Deleted by others: Pick a size");
});

it("counts when there are several, and is silent when there is nothing to hear", () => {
  const { commands, words } = sample();
  expect(words(() => commands.remove(["s1", "s2"]))).toMatch(/^\d+ cards changed by others$/);
  expect(words(() => commands.moveNodes([{ id: "s4", x: 900, y: 9 }]))).toMatch(/^Moved by others: /);
  expect(words(() => {})).toBe("");
});
