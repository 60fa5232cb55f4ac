import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { contentOf, encodeContent, parseContent } from "#lib/board/content.ts";
import { controlTypes, dependencyTypes, nodeKinds } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { createUndo } from "#lib/board/undo.ts";
import { blankContent } from "#lib/sample/sample-content.ts";
import { plainBoard } from "#tests/support/plain-board.ts";
import type { BoardCommands, TextMap } from "./board-commands.ts";
import { createCommands } from "./create-commands.ts";

const start = encodeContent(blankContent());

function client(name: string) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  let n = 0;
  const commands = createCommands(doc, { newId: () => `${name}${n++}` });
  return { doc, commands, store: createBoardStore(doc), undo: createUndo(doc) };
}
type Client = ReturnType<typeof client>;

function exchange(a: Client, b: Client) {
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), "network");
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), "network");
}

/** One thing a person does, chosen by numbers: `pick` takes the element that the number falls on. */
interface Deed {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly text: string;
}
const deeds = fc.record({
  what: fc.nat(20),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  text: fc.string({ unit: fc.constantFrom("a", "é", "😀", " "), maxLength: 5 }),
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

function act(
  { commands, store }: { commands: BoardCommands; store: Client["store"] },
  { what, a, b, text }: Deed,
) {
  const board = store.getBoard();
  const [nodes, edges, lanes] = [[...board.nodes.keys()], [...board.edges.keys()], [...board.lanes.keys()]];
  const [flows, people] = [[...board.flows.keys()], [...board.people.keys()]];
  const checkpoints = [...board.checkpoints.keys()];
  const node = pick(nodes, a) ?? "none";
  const other = pick(nodes, b) ?? "none";
  const edge = pick(edges, a) ?? "none";
  const kind = nodeKinds[b % nodeKinds.length] ?? "STEP";
  const types = [...controlTypes, ...dependencyTypes];
  const choices = [
    () => commands.addNode({ kind, title: text, laneId: pick(lanes, a) ?? "none" }),
    () => commands.addConnected({ fromId: node, kind }),
    () => commands.addConnected({ fromId: node }),
    () => commands.connect({ sourceId: node, targetId: other }),
    () => commands.connect({ sourceId: node, targetId: other, type: types[b % types.length] ?? "SEQUENCE" }),
    () => commands.updateNode(node, { ownerId: pick(people, b) ?? null, scope: b % 2 ? "LATER" : null }),
    () => commands.changeKind(node, kind),
    () => commands.moveNodes([{ id: node, x: b, y: a, laneId: pick(lanes, b) ?? "none" }]),
    () => commands.setText("nodes", node, "title", text),
    () => commands.editText("nodes", node, "title", { from: a % 7, to: (a % 7) + (b % 3), insert: text }),
    () => commands.setText("edges", edge, "description", text),
    () => commands.updateEdge(edge, { guard: text, isDefault: a % 2 === 0 }),
    () => commands.reconnect(edge, { targetId: other }),
    () => commands.addLane({ name: text, kind: "TEAM" }),
    () => commands.moveLane(pick(lanes, a) ?? "none", { beforeId: pick(lanes, b) ?? null }),
    () => commands.removeLane(pick(lanes, a) ?? "none", { moveTo: pick(lanes, b) ?? "none" }),
    () => commands.addPerson({ name: text }),
    () => commands.addCheckpoint({ metric: text, forId: node, target: a }),
    () => commands.addFlow({ name: text, kind: "HAPPY", path: [node] }),
    () => commands.addAcceptance(node, { text }),
    () => commands.remove([pick([...nodes, ...edges, ...flows, ...people, ...checkpoints], a) ?? "none"]),
  ];
  return choices[what]?.() ?? { ok: false };
}

/** Time for one law; a floor below says how much must have been done in it. */
const budgetMs = 12_000;

describe("commands of two people at once", () => {
  it("end in equal boards that read without loss, with or without following each change", () => {
    let effective = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), deeds), { minLength: 20, maxLength: 40 }),
        (script) => {
          const [mine, theirs] = [client("m"), client("t")];
          for (const [isMine, isSynced, deed] of script) {
            if (act(isMine ? mine : theirs, deed).ok) effective += 1;
            if (isSynced) exchange(mine, theirs);
          }
          exchange(mine, theirs);
          expect(plainBoard(mine.store.getBoard())).toEqual(plainBoard(theirs.store.getBoard()));
          const { board, findings } = readBoard(mine.doc);
          expect(plainBoard(mine.store.getBoard())).toEqual(plainBoard(board));
          // Only what two people can do to each other: one deletes or turns over what the other points at.
          for (const { code } of findings)
            expect(["reference-dropped", "element-dropped", "rule-broken"]).toContain(code);
          expect(parseContent(contentOf(board)).ok).toBe(true);
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: budgetMs },
    );
    expect(effective).toBeGreaterThan(100);
  });

  it("made one after the other leave nothing dangling and break no rule", () => {
    fc.assert(
      fc.property(fc.array(deeds, { minLength: 20, maxLength: 40 }), (script) => {
        const mine = client("m");
        for (const deed of script) act(mine, deed);
        expect(mine.store.findings()).toEqual([]);
      }),
      { numRuns: 40, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("are taken back one by one to where they began, and made again to where they ended", () => {
    fc.assert(
      fc.property(fc.array(deeds, { minLength: 5, maxLength: 25 }), (script) => {
        const mine = client("m");
        const begin = contentOf(mine.store.getBoard());
        const states: unknown[] = [begin];
        for (const deed of script) {
          act(mine, deed);
          mine.undo.stopGrouping();
          const state = contentOf(mine.store.getBoard());
          if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state);
        }
        const end = states.at(-1);
        while (mine.undo.canUndo) {
          mine.undo.undo();
          expect(contentOf(mine.store.getBoard())).toEqual(states[states.length - 2] ?? begin);
          states.pop();
        }
        expect(contentOf(mine.store.getBoard())).toEqual(begin);
        while (mine.undo.canRedo) mine.undo.redo();
        expect(contentOf(mine.store.getBoard())).toEqual(end);
      }),
      { numRuns: 40, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("taken back leave what others did since", () => {
    const fields: readonly [TextMap, string][] = [
      ["nodes", "title"],
      ["nodes", "description"],
    ];
    fc.assert(
      fc.property(
        deeds,
        deeds,
        fc.nat(1),
        fc.boolean(),
        ({ a, text, what }, { text: theirText }, at, isTyping) => {
          const [mine, theirs] = [client("m"), client("t")];
          const added = mine.commands.addNode({ kind: "STEP", title: "Pay now", laneId: "team" });
          const id = added.ok ? added.value : "";
          exchange(mine, theirs);
          const [map, field] = fields[at] ?? ["nodes", "title"];
          // My command …
          if (isTyping)
            mine.commands.editText(map, id, field, { from: a % 8, to: a % 8, insert: `${text}!` });
          else mine.commands.updateNode(id, { scope: what % 2 ? "LATER" : "OUT", criticality: "CRITICAL" });
          exchange(mine, theirs);
          // … theirs on top of it, in the same text and in the same plain field …
          theirs.commands.editText(map, id, field, { from: 0, to: 0, insert: `<${theirText}>` });
          theirs.commands.updateNode(id, { criticality: "MINOR" });
          exchange(mine, theirs);
          mine.undo.undo();
          exchange(mine, theirs);
          const node = theirs.store.getBoard().nodes.get(id);
          expect(node?.criticality).toBe("MINOR");
          expect(node?.scope).toBe("CORE");
          expect(field === "title" ? node?.title : node?.description).toBe(
            `<${theirText}>${field === "title" ? "Pay now" : ""}`,
          );
          expect(plainBoard(mine.store.getBoard())).toEqual(plainBoard(theirs.store.getBoard()));
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("type into one title at once and lose no character of either", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom("x", "y", "😀")), { minLength: 2, maxLength: 20 }),
        (keys) => {
          const [mine, theirs] = [client("m"), client("t")];
          const added = mine.commands.addNode({ kind: "STEP", laneId: "team" });
          const id = added.ok ? added.value : "";
          exchange(mine, theirs);
          for (const [isMine, insert] of keys) {
            const { commands, store } = isMine ? mine : theirs;
            const from = store.getBoard().nodes.get(id)?.title.length ?? 0;
            commands.editText("nodes", id, "title", { from, to: from, insert });
          }
          exchange(mine, theirs);
          const typed = keys.map(([, insert]) => insert);
          const title = [...(mine.store.getBoard().nodes.get(id)?.title ?? "")];
          expect(title.sort()).toEqual(typed.sort());
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: budgetMs },
    );
  });
});
