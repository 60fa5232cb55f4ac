import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import type { GapCode } from "#lib/gaps/gap-catalog.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import golden from "#tests/support/golden.json" with { type: "json" };
import { mend } from "./mend.ts";

const today = "2026-10-10";

function openSample() {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  let made = 0;
  return {
    session: { commands: createCommands(doc, { newId: () => `new-${made++}` }) },
    store: createBoardStore(doc),
  };
}

describe("mending a gap", () => {
  const mendable = golden.lint.filter(([code]) => code !== "FLW-006" && code !== "CHK-003");
  it.each(mendable)("%s (%s) of %s goes away with one click", (code, _severity, elementId) => {
    const { session, store } = openSample();
    const gaps = () => findGaps({ board: store.getBoard(), today });
    const isThere = () => gaps().some((gap) => gap.code === (code as GapCode) && gap.elementId === elementId);
    const errors = () => gaps().filter(({ severity }) => severity === "error").length;
    const before = errors();
    const fix = gaps().find((gap) => gap.code === code && gap.elementId === elementId)?.fixes[0];
    if (!fix) throw new Error("a seeded gap has a fix");
    expect(mend(session, fix).ok).toBe(true);
    expect(isThere()).toBe(false);
    // What was added has its own gaps, as everything new: an owner and a checkpoint.
    expect(errors()).toBeLessThan(before + 3);
  });

  it("draws a fallback that leads back to the step after the one that went wrong", () => {
    const { session, store } = openSample();
    const fix = findGaps({ board: store.getBoard(), today }).find(({ code }) => code === "FLW-003")?.fixes[0];
    if (fix?.kind !== "add-fallback") throw new Error("an exception without a way out gets a fallback");
    const done = mend(session, fix);
    const added = done.ok ? done.value.showId : "";
    const { nodes, edges } = store.getBoard();
    expect(nodes.get(added)?.kind).toBe("FALLBACK");
    const links = [...edges.values()].filter(
      ({ sourceId, targetId }) => sourceId === added || targetId === added,
    );
    expect(links.map(({ type }) => type).toSorted()).toEqual(["FALLS_BACK_TO", "REJOINS"]);
  });

  it("is refused in words when the card is gone", () => {
    const { session, store } = openSample();
    const person = [...store.getBoard().people.keys()][0] ?? "";
    session.commands.remove(["x5"]);
    const done = mend(session, { kind: "assign-owner", elementId: "x5", personId: person });
    expect(done.ok ? "" : done.error.message).not.toBe("");
  });
});
