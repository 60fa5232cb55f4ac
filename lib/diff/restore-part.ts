/**
 * One flow, or one element, brought back to an earlier state of the board: what to apply so that the part is as it was
 * then and everything else stays as it is now. Ids stay the same. O(flows × board).
 */
import { viewKey } from "#lib/board/board-doc.ts";
import { type BoardContent, type EntityMap, entityMaps } from "#lib/board/model.ts";
import { idsOnCycles } from "#lib/board/parent-cycles.ts";
import { type Exists, referencesOf, resolveReferences } from "#lib/board/references.ts";
import { metaId } from "./board-diff.ts";

/**
 * - `end-missing`: not restored, because what it connects or concerns isn't on the board any more.
 * - `outside`: a link of a card that came back, but no part of what was restored.
 * - `reference-missing`: restored without what it points at and isn't on the board any more.
 * - `in-use`: came since then and stays, because something else uses it.
 */
export const leftOutReasons = ["end-missing", "outside", "reference-missing", "in-use"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  readonly map: EntityMap;
  readonly id: string;
  readonly reason: LeftOutReason;
}
export interface RestoredPart {
  /** The whole board with the part as it was. */
  readonly content: BoardContent;
  readonly leftOut: readonly LeftOut[];
}

/**
 * A flow takes with it the cards of its path, the flow edges between them, their checkpoints and risks; both take lanes,
 * people and checkpoints with them that are missing. What came to the part since is taken out unless something else
 * uses it.
 *
 * @param id a flow, any other element, or `meta`; undefined when neither state has it
 */
export function restorePart(now: BoardContent, then: BoardContent, id: string): RestoredPart | undefined {
  if (id === metaId) return { content: { ...now, meta: then.meta }, leftOut: [] };
  const map = mapOf(then, id) ?? mapOf(now, id);
  if (map === undefined) return undefined;
  const work: Work = { now, then, draft: copyOf(now), leftOut: new Map() };
  const put = putBack(work, partOf(then, map, id));
  takeOutNewer(work, { map, id });
  listLostLinks(work, put);
  return { content: work.draft, leftOut: [...work.leftOut.values()] };
}

type Elements = Record<string, { readonly id: string }>;
/** Map by id. */
type Part = Map<string, EntityMap>;

interface Work {
  readonly now: BoardContent;
  readonly then: BoardContent;
  readonly draft: BoardContent;
  readonly leftOut: Map<string, LeftOut>;
}

const elementsOf = (content: BoardContent, map: EntityMap): Elements => content[map];

const mapOf = (content: BoardContent, id: string): EntityMap | undefined =>
  entityMaps.find((map) => Object.hasOwn(content[map], id));

const existsIn =
  (content: BoardContent): Exists =>
  (map, id) =>
    Object.hasOwn(content[map], id);

function copyOf(content: BoardContent): BoardContent {
  const maps = Object.fromEntries(entityMaps.map((map) => [map, { ...content[map] }]));
  return { ...content, ...maps, layout: { ...content.layout } };
}

/** What belongs to a flow, or the element alone; nothing when the content doesn't have it. */
function partOf(content: BoardContent, map: EntityMap, id: string): Part {
  if (!Object.hasOwn(content[map], id)) return new Map();
  const part: Part = new Map([[id, map]]);
  const flow = map === "flows" ? content.flows[id] : undefined;
  if (!flow) return part;
  const cards = new Set(flow.path);
  const note = (kind: EntityMap, ids: readonly (string | undefined)[]) => {
    for (const one of ids) if (one !== undefined) part.set(one, kind);
  };
  for (const card of cards) {
    const node = content.nodes[card];
    note("nodes", [card]);
    note("checkpoints", [node?.checkpointId, ...(node?.acceptance ?? []).map((one) => one.checkpointId)]);
  }
  for (const edge of Object.values(content.edges)) {
    if (edge.cls !== "CONTROL" || !cards.has(edge.sourceId) || !cards.has(edge.targetId)) continue;
    note("edges", [edge.id]);
    note("checkpoints", [edge.checkpointId]);
  }
  for (const risk of Object.values(content.risks)) if (part.has(risk.targetId)) note("risks", [risk.id]);
  return part;
}

/** Gives what was put in and holds. */
function putBack(work: Work, part: Part): Part {
  const put = withMissingSupport(work, part);
  for (const [id, map] of put) {
    const element = elementsOf(work.then, map)[id];
    if (element) elementsOf(work.draft, map)[id] = element;
  }
  settle(work, put);
  breakParentCycle(work, part);
  for (const [id, map] of put) if (!Object.hasOwn(work.now[map], id)) placeAsThen(work, id);
  return put;
}

const supporting: ReadonlySet<EntityMap> = new Set(["lanes", "people", "checkpoints"]);

/** The part with the lanes, people and checkpoints that it names and that aren't on the board any more. */
function withMissingSupport({ now, then }: Work, part: Part): Part {
  const put = new Map(part);
  // A map takes in what is added while it is walked.
  for (const [id, map] of put) {
    const element = elementsOf(then, map)[id];
    for (const named of element ? referencesOf(map, element) : []) {
      const kind = mapOf(then, named);
      if (kind && supporting.has(kind) && !put.has(named) && !Object.hasOwn(now[kind], named))
        put.set(named, kind);
    }
  }
  return put;
}

/** Takes references to nothing away, and what can't be without them: that may leave others without theirs. */
function settle({ now, draft, leftOut }: Work, put: Part): void {
  const exists = existsIn(draft);
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const [id, map] of put) {
      const element = elementsOf(draft, map)[id];
      const { value } = element ? resolveReferences(map, element, exists) : { value: element };
      if (value === element) continue;
      isSettled = false;
      leftOut.set(id, { map, id, reason: value ? "reference-missing" : "end-missing" });
      if (value) elementsOf(draft, map)[id] = value;
      else {
        put.delete(id);
        setOrDelete(elementsOf(draft, map), id, elementsOf(now, map)[id]);
      }
    }
  }
}

/** A flow that was above this one then may be below it now. */
function breakParentCycle({ draft, leftOut }: Work, part: Part): void {
  const onCycle = idsOnCycles(part.keys(), (id) => draft.flows[id]?.parentFlowId);
  for (const id of onCycle) {
    const flow = draft.flows[id];
    if (!flow || part.get(id) !== "flows") continue;
    const { parentFlowId: _above, ...rest } = flow;
    draft.flows[id] = rest;
    leftOut.set(id, { map: "flows", id, reason: "reference-missing" });
  }
}

/** What comes back stands where it stood; what is there stays where it is. */
function placeAsThen({ then, draft }: Work, id: string): void {
  setOrDelete(draft.layout, id, then.layout[id]);
  setOrDelete(draft.layout, viewKey(id), viewAsThen({ then, draft }, id));
}

function viewAsThen({ then, draft }: Pick<Work, "then" | "draft">, id: string) {
  const view = then.layout[viewKey(id)];
  if (!view || !("parentId" in view) || view.parentId === undefined) return view;
  if (Object.hasOwn(draft.nodes, view.parentId)) return view;
  const { parentId: _group, ...rest } = view;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** What belongs to the part now, wasn't there then, and nothing else uses. */
function takeOutNewer(
  { now, then, draft, leftOut }: Work,
  { map, id }: { map: EntityMap; id: string },
): void {
  const newer: Part = new Map();
  for (const [one, kind] of [...partOf(now, map, id), ...partOf(draft, map, id)])
    if (!Object.hasOwn(then[kind], one)) newer.set(one, kind);
  const used = usedElsewhere(draft, newer, map === "flows" ? otherFlowsUse(draft, id) : new Set());
  // A flow that stays keeps all it has.
  const isKept = used.has(id);
  for (const [one, kind] of newer) {
    if (isKept || used.has(one)) {
      if (!isKept || one === id) leftOut.set(one, { map: kind, id: one, reason: "in-use" });
      continue;
    }
    delete elementsOf(draft, kind)[one];
    delete draft.layout[one];
    delete draft.layout[viewKey(one)];
  }
}

const otherFlowsUse = (content: BoardContent, id: string): Set<string> =>
  new Set(
    Object.keys(content.flows).flatMap((one) =>
      one === id ? [] : [...partOf(content, "flows", one).keys()].filter((used) => used !== one),
    ),
  );

/** Those of the newer elements that what stays points at, and in turn what those point at; a risk stays with its card. */
function usedElsewhere(content: BoardContent, newer: Part, byOthers: ReadonlySet<string>): Set<string> {
  const used = new Set([...newer.keys()].filter((id) => byOthers.has(id)));
  const markUsed = (ids: Iterable<string>) => {
    for (const id of ids) if (newer.has(id)) used.add(id);
  };
  for (const map of entityMaps)
    for (const element of Object.values(elementsOf(content, map)))
      if (!newer.has(element.id)) markUsed(referencesOf(map, element));
  for (const [key, view] of Object.entries(content.layout))
    if ("parentId" in view && view.parentId !== undefined && !newer.has(key.replace(/:view$/, "")))
      markUsed([view.parentId]);
  // A set takes in what is added while it is walked.
  for (const id of used) {
    const map = newer.get(id);
    const element = map && elementsOf(content, map)[id];
    if (element) markUsed(referencesOf(map, element));
    markUsed(
      Object.values(content.risks).flatMap(({ id: risk, targetId }) => (targetId === id ? [risk] : [])),
    );
  }
  return used;
}

/** Links of cards that came back, which aren't on the board themselves. */
function listLostLinks({ now, then, draft, leftOut }: Work, put: Part): void {
  const cameBack = (id: string) => put.get(id) === "nodes" && !Object.hasOwn(now.nodes, id);
  for (const { id, sourceId, targetId } of Object.values(then.edges)) {
    if (Object.hasOwn(draft.edges, id) || leftOut.has(id)) continue;
    if (!cameBack(sourceId) && !cameBack(targetId)) continue;
    const hasEnds = Object.hasOwn(draft.nodes, sourceId) && Object.hasOwn(draft.nodes, targetId);
    leftOut.set(id, { map: "edges", id, reason: hasEnds ? "outside" : "end-missing" });
  }
}

function setOrDelete<T>(target: Record<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}
