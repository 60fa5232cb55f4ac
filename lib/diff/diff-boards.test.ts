import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import { type BoardContent, contentSchema, type entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { layoutBoard } from "#lib/layout/layout-board.ts";
import { layoutInput } from "#lib/layout/layout-input.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { sampleRounds } from "#lib/sample/sample-rounds.ts";
import { anyContent } from "#tests/support/any-content.ts";
import { applyDiff, invertDiff } from "./apply-diff.ts";
import { aspectOf } from "./aspect.ts";
import { type BoardDiff, isSameMeaning, movedOnly } from "./board-diff.ts";
import { diffBoards } from "./diff-boards.ts";
import { addressOf } from "./difference-address.ts";

/** Time for one law. */
const budgetMs = 12_000;
const sample = sampleContent();

const semHash = (content: BoardContent): string => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return hashBoard(readBoard(doc).board).semHash;
};

type Edit = (content: BoardContent) => void;
/** The content after edits of a copy of it. */
function edited(content: BoardContent, ...edits: Edit[]): BoardContent {
  const copy = structuredClone(content);
  for (const edit of edits) edit(copy);
  return contentSchema.parse(copy);
}
const without = (content: BoardContent, map: (typeof entityMaps)[number], id: string) => {
  delete content[map][id];
};

/** What a diff says, as `id:path aspect` and `+id`, `-id`. */
function said({ added, removed, changed }: BoardDiff): string[] {
  return [
    ...added.map(({ id }) => `+${id}`),
    ...removed.map(({ id }) => `-${id}`),
    ...changed.flatMap(({ map, id, fields }) =>
      fields.map(({ path }) => `${addressOf(id, path)} ${aspectOf(map, path)}`),
    ),
  ];
}
const saidAfter = (...edits: Edit[]) => said(diffBoards(sample, edited(sample, ...edits)));

describe("the difference of two boards", () => {
  it("applied to the first gives the second, and turned round takes it back", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const diff = diffBoards(a, b);
        expect(applyDiff(diff, a)).toEqual(b);
        expect(applyDiff(invertDiff(diff), b)).toEqual(a);
      }),
      { numRuns: 100, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("leads from each round of the sample to each other one", () => {
    const states = [...sampleRounds().map(({ content }) => content), sample];
    for (const a of states) for (const b of states) expect(applyDiff(diffBoards(a, b), a)).toEqual(b);
  });

  it("says nothing about which card lies over which, but as layout", () => {
    const restacked = edited(sample, ({ layout }) => {
      layout["s1:view"] = { order: "a1" };
    });
    const diff = diffBoards(sample, restacked);
    expect([said(diff), isSameMeaning(diff), movedOnly(diff).map(({ id }) => id)]).toEqual([
      [],
      true,
      ["s1"],
    ]);
    expect(semHash(restacked)).toBe(semHash(sample));
  });

  it("doesn't touch what it is applied to", () => {
    const [first] = sampleRounds();
    const before = structuredClone(sample);
    applyDiff(diffBoards(sample, first!.content), sample);
    expect(sample).toEqual(before);
  });

  it("is one of meaning exactly when the hashes of meaning differ", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        expect(isSameMeaning(diffBoards(a, b))).toBe(semHash(a) === semHash(b));
      }),
      { numRuns: 60, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("of a board with itself is nothing", () => {
    expect(diffBoards(sample, structuredClone(sample))).toEqual({
      added: [],
      removed: [],
      changed: [],
      moved: [],
      spelled: [],
    });
  });
});

describe("layout", () => {
  it("permuted is no change of meaning: only moves", () => {
    const before = semHash(sample);
    const ids = Object.keys(sample.nodes);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length }), (shuffled) => {
        const moved = Object.fromEntries(ids.map((id, at) => [id, sample.layout[shuffled[at]!]!]));
        const after = { ...sample, layout: { ...sample.layout, ...moved } };
        const diff = diffBoards(sample, after);
        expect(said(diff)).toEqual([]);
        const isElsewhere = (id: string) =>
          JSON.stringify(after.layout[id]) !== JSON.stringify(sample.layout[id]);
        expect(movedOnly(diff).map(({ id }) => id)).toEqual(ids.filter(isElsewhere));
        expect(semHash(after)).toBe(before);
      }),
      { numRuns: 10 },
    );
  });

  it("of the whole board tidied up differs in nothing but places", () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent(sample));
    const { boxes } = layoutBoard(layoutInput(readBoard(doc).board, () => 0));
    const tidied = edited(sample, ({ layout }) => Object.assign(layout, Object.fromEntries(boxes)));
    const diff = diffBoards(sample, tidied);
    expect(said(diff)).toEqual([]);
    expect(diff.moved.length).toBeGreaterThan(10);
  });

  it("isn't meaning by colour, folding, groups, or the order and height of lanes either", () => {
    const after = edited(sample, ({ layout }) => {
      layout["s1:view"] = { color: "teal", collapsed: true, parentId: "s2" };
      layout.crm = { order: "Zz", h: 300 };
    });
    const diff = diffBoards(sample, after);
    expect(said(diff)).toEqual([]);
    expect(diff.moved.map(({ map, id }) => `${map}/${id}`)).toEqual(["lanes/crm", "nodes/s1"]);
  });

  it("of a card that changed too isn't counted among what was only moved", () => {
    const after = edited(sample, ({ nodes, layout }) => {
      nodes.s1!.title = "Open the cart";
      layout.s1 = { x: 500, y: 9, w: 184, h: 76 };
      layout.s2 = { x: 500, y: 9, w: 184, h: 76 };
    });
    expect(movedOnly(diffBoards(sample, after)).map(({ id }) => id)).toEqual(["s2"]);
  });
});

describe("what a difference is called", () => {
  it("a rename is no rewiring: the edges of a renamed card stay the same", () => {
    expect(saidAfter(({ nodes }) => (nodes.s5!.title = "Pay now"))).toEqual(["s5:title title"]);
  });

  it("an edge that leads elsewhere has other ends; it isn't moved, removed or added", () => {
    const after = edited(sample, ({ edges }) => (edges.c4!.targetId = "s5"));
    const diff = diffBoards(sample, after);
    expect(said(diff)).toEqual(["c4:targetId ends"]);
    expect([diff.moved, diff.added, diff.removed]).toEqual([[], [], []]);
    expect(diff.changed[0]?.fields[0]).toMatchObject({ before: "s4", after: "s5", sense: "meaning" });
  });

  it("a change from the yes to the no branch is seen, by guard, by port and by the ends of both", () => {
    expect(saidAfter(({ edges }) => (edges.c7!.guard = "sold out at once"))).toEqual(["c7:guard guard"]);
    expect(saidAfter(({ edges }) => (edges.c7!.sourcePort = "bottom"))).toEqual(["c7:sourcePort ends"]);
    const swapped = saidAfter(({ edges }) => {
      [edges.c7!.targetId, edges.c5!.targetId] = [edges.c5!.targetId, edges.c7!.targetId];
    });
    expect(swapped).toEqual(["c5:targetId ends", "c7:targetId ends"]);
  });

  it("a card in another lane has another responsible team, wherever it stands", () => {
    const after = edited(sample, ({ nodes, layout }) => {
      nodes.s1!.laneId = "crm";
      layout.s1 = { x: 8, y: 9, w: 184, h: 76 };
    });
    expect(said(diffBoards(sample, after))).toEqual(["s1:laneId lane"]);
  });

  it("another kind keeps the element", () => {
    expect(saidAfter(({ nodes }) => (nodes.w1!.kind = "HANDOFF"))).toEqual(["w1:kind kind"]);
  });

  it("deep fields count, each by itself", () => {
    const board = edited(sample, ({ nodes }) => {
      nodes.s5!.acceptance = [
        { id: "a1", text: "Authorised within 3 s" },
        { id: "a2", text: "Declined in words", verify: "TEST" },
      ];
    });
    const after = edited(board, ({ nodes, checkpoints, flows, meta, edges }) => {
      nodes.s5!.acceptance = [
        { id: "a3", text: "Nothing is charged twice" },
        { id: "a1", text: "Authorised within 2 s" },
      ];
      nodes.x1!.stateAfter = { ...nodes.x1!.stateAfter, money: "Captured" };
      checkpoints.cp_auth!.target = 96;
      checkpoints.cp_auth!.baseline = { v: 93.8, src: "Paywell" };
      flows.H!.notes = [{ id: "t1", text: "Peak at noon", nodeIds: ["s1"] }];
      edges.e8!.fallback = { readiness: "BUILT", nodeId: "f4" };
      meta.outcome = { ...meta.outcome!, target: 65 };
    });
    expect(said(diffBoards(board, after))).toEqual([
      "meta:outcome.target other",
      "s5:acceptance.a2 criteria",
      "s5:acceptance.a3 criteria",
      "s5:acceptance.a1.text criteria",
      "x1:stateAfter.money other",
      "e8:fallback.readiness other",
      "H:notes.t1 other",
      "cp_auth:baseline.src other",
      "cp_auth:target target",
    ]);
  });

  it("criteria in another order differ by their order alone", () => {
    const criteria = ["a1", "a2", "a3"].map((id) => ({ id, text: `Criterion ${id}` }));
    const a = edited(sample, ({ nodes }) => (nodes.s5!.acceptance = criteria));
    const b = edited(sample, ({ nodes }) => (nodes.s5!.acceptance = criteria.toReversed()));
    const fewer = edited(sample, ({ nodes }) => (nodes.s5!.acceptance = criteria.slice(1)));
    expect(said(diffBoards(a, b))).toEqual(["s5:acceptance criteria"]);
    expect(said(diffBoards(a, fewer))).toEqual(["s5:acceptance.a1 criteria"]);
  });

  it("a path is an ordered list, contributors are a set", () => {
    const path = sample.flows.H!.path;
    expect(saidAfter(({ flows }) => (flows.H!.path = [path[1]!, path[0]!, ...path.slice(2)]))).toEqual([
      "H:path other",
    ]);
    const both = edited(sample, ({ nodes }) => (nodes.s1!.contributors = ["ana", "tom"]));
    const again = edited(sample, ({ nodes }) => (nodes.s1!.contributors = ["ana", "tom"]));
    expect(said(diffBoards(both, again))).toEqual([]);
  });

  it("blanks around a text and its Unicode form are spelling, a risk's status is progress", () => {
    const cafe = edited(sample, ({ nodes }) => (nodes.s1!.title = "Cafe\u0301"));
    const respelled = edited(sample, ({ nodes }) => (nodes.s1!.title = "Caf\u00e9 "));
    const diff = diffBoards(cafe, respelled);
    expect([diff.changed, diff.spelled.map(({ id }) => id)]).toEqual([[], ["s1"]]);
    const treated = diffBoards(
      sample,
      edited(sample, ({ risks }) => (risks["r-s1"]!.status = "TREATED")),
    );
    expect(treated.changed[0]?.fields[0]?.sense).toBe("progress");
    expect(isSameMeaning(treated)).toBe(true);
  });
});

describe("twenty edits", () => {
  it("are exactly twenty entries, each of the right class", () => {
    const after = edited(
      sample,
      ({ nodes }) => (nodes.s1!.title = "Open the cart"),
      ({ nodes }) => (nodes.s2!.description = "With member prices"),
      ({ nodes }) => (nodes.s3!.laneId = "store"),
      ({ nodes }) => (nodes.s4!.ownerId = "tom"),
      ({ nodes }) => (nodes.s5!.criticality = "MAJOR"),
      ({ nodes }) => (nodes.s6!.acceptance = [{ id: "a1", text: "Once" }]),
      ({ nodes }) => (nodes.w1!.scope = "LATER"),
      ({ nodes }) => (nodes.x1!.customerMessage = "We have your payment."),
      ({ nodes }) => (nodes.n1 = { ...nodes.s7!, id: "n1", title: "Rate the purchase" }),
      ({ edges }) => (edges.c7!.guard = "in stock"),
      ({ edges }) => (edges.c9!.targetId = "n1"),
      ({ edges }) => (edges.e1!.needBy = "2026-10-30"),
      ({ edges }) => (edges.e2!.strength = "HARD"),
      (content) => without(content, "edges", "e22"),
      ({ checkpoints }) => (checkpoints.cp_cart!.target = 96),
      ({ flows }) => (flows.E4!.share = 0.07),
      ({ lanes }) => (lanes.crm!.name = "CRM"),
      ({ people }) => (people.ana!.role = "Product"),
      (content) => without(content, "risks", "r-y6"),
      ({ meta }) => (meta.objective = "Sell more."),
    );
    const { added, removed, changed, moved } = diffBoards(sample, after);
    expect(added.map(({ id }) => id)).toEqual(["n1"]);
    expect(removed.map(({ id }) => id)).toEqual(["e22", "r-y6"]);
    expect(changed).toHaveLength(17);
    expect(changed.every(({ fields }) => fields.length === 1)).toBe(true);
    expect(moved).toEqual([]);
    const aspectsById = Object.fromEntries(
      changed.map(({ map, id, fields }) => [id, aspectOf(map, fields[0]!.path)]),
    );
    expect(aspectsById).toEqual({
      ...{
        s1: "title",
        s2: "description",
        s3: "lane",
        s4: "owner",
        s5: "other",
        s6: "criteria",
        w1: "scope",
      },
      ...{ x1: "other", c7: "guard", c9: "ends", e1: "other", e2: "other", cp_cart: "target", E4: "other" },
      ...{ crm: "title", ana: "other", meta: "other" },
    });
  });
});
