/**
 * The boards a new workspace can start from: the sample (an autumn checkout and promotions launch, complete, from
 * `demo-board.json`) and a blank one with three lanes.
 */
import { generateNKeysBetween } from "fractional-indexing";
import { type BoardContent, contentSchema, SCHEMA_VERSION } from "#lib/board/model.ts";
import demo from "./demo-board.json" with { type: "json" };
import {
  assumptionDetails,
  branches,
  cardDetails,
  checkpointDue,
  dependencyWords,
  flowOwner,
  meta,
  needBy,
  places,
  riskWords,
  topException,
} from "./sample-details.ts";

export const sampleTitle = "Autumn checkout + promotions";

const columnPitch = 207;
const rowPitch = 94;
const cardSize = { w: 184, h: 76 };
const inset = { x: 8, y: 9 };

/** The sample board: 32 cards, 23 dependencies, 23 flow edges, 5 flows, 22 checkpoints, 8 lanes, 10 people. */
export function sampleContent(): BoardContent {
  return contentSchema.parse({
    schema: SCHEMA_VERSION,
    meta,
    lanes: byId(demo.lanes, ([id = "", name = "", kind = ""]) => [id, { id, name, kind }]),
    people: byId(Object.entries(demo.owners), ([id, who]) => [id, person(id, who)]),
    nodes: byId(demo.nodes, (node) => [node.id, card(node)]),
    edges: { ...dependencies(), ...flowEdges() },
    flows: byId(Object.entries(demo.flows), ([id, flow]) => [id, journey(id, flow)]),
    checkpoints: byId(Object.entries(demo.records.checkpoints), ([id, checkpoint]) => [
      id,
      measure(id, checkpoint),
    ]),
    risks: Object.fromEntries(demo.nodes.flatMap(risk)),
    assumptions: byId(demo.records.assumptions, (assumption) => [assumption.id, assumed(assumption)]),
    layout: { ...laneLayout(), ...cardLayout() },
  });
}

/** Three lanes and nothing in them: customer, one team, systems. */
export function blankContent(): BoardContent {
  const lanes = [
    { id: "customer", name: "Customer", kind: "CUSTOMER" },
    { id: "team", name: "Storefront", kind: "TEAM" },
    { id: "systems", name: "Systems", kind: "SYSTEM" },
  ];
  const orders = generateNKeysBetween(null, null, lanes.length);
  return contentSchema.parse({
    schema: SCHEMA_VERSION,
    lanes: byId(lanes, (lane) => [lane.id, lane]),
    layout: Object.fromEntries(lanes.map((lane, at) => [lane.id, { order: orders[at], h: rowPitch }])),
  });
}

const byId = <T>(list: readonly T[], entry: (item: T) => readonly [string, object]): Record<string, object> =>
  Object.fromEntries(list.map(entry));

/** Drops what the source says by null: an absent field, not a value. */
const present = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;

/** "Name — role"; the person works in the lane where most of their cards are. */
function person(id: string, who: string): object {
  const [name = who, role] = who.split(" — ");
  return present({ id, name, role, laneId: homeLane(id) });
}

function homeLane(personId: string): string | undefined {
  const counts = new Map<string, number>();
  for (const node of demo.nodes)
    if (node.owner === personId) counts.set(node.lane, (counts.get(node.lane) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

type DemoNode = (typeof demo.nodes)[number];

function card(node: DemoNode): object {
  return present({
    id: node.id,
    kind: node.kind,
    title: node.title,
    laneId: node.lane,
    ownerId: node.owner,
    criticality: node.crit,
    checkpointId: node.cp,
    customerFacing: node.cust === 1,
    harm: node.harm,
    readiness: node.fb,
    isTop: node.id === topException.node,
    ...cardDetails[node.id],
  });
}

function risk(node: DemoNode): [string, object][] {
  if (node.p === null) return [];
  const id = `r-${node.id}`;
  const fields = {
    id,
    targetId: node.id,
    p: node.p,
    extent: node.ext,
    detection: node.det,
    ownerId: node.owner,
  };
  return [[id, present({ ...fields, ...riskWords[node.id] })]];
}

function dependencies(): Record<string, object> {
  return byId(demo.dependencies, (edge) => [
    edge.id,
    present({
      id: edge.id,
      cls: "DEPENDENCY",
      sourceId: edge.src,
      targetId: edge.dst,
      type: edge.type,
      strength: edge.strength,
      ownerId: edge.owner,
      checkpointId: edge.cp,
      needBy: needBy[edge.id],
      description: dependencyWords[edge.id],
      fallback: edge.fallback && dependencyFallback(edge.fallback),
      assumptionIds: assumptionsOn(edge.id),
    }),
  ]);
}

const assumptionsOn = (edgeId: string): string[] =>
  Object.keys(assumptionDetails).filter((id) => assumptionDetails[id]?.edgeIds.includes(edgeId));

/** A named fallback is documented; one of them (`f0`) is a workaround that is no card. */
function dependencyFallback(fallbackId: string): object {
  const isCard = demo.nodes.some((node) => node.id === fallbackId);
  return { ...(isCard ? { nodeId: fallbackId } : {}), readiness: "DOCUMENTED" };
}

function flowEdges(): Record<string, object> {
  return byId(
    demo.control.map((edge, at) => ({ ...edge, id: `c${at + 1}` })),
    ({ id, src, dst, type }) => [
      id,
      { id, cls: "CONTROL", sourceId: src, targetId: dst, type, ...branches[`${src}→${dst}`] },
    ],
  );
}

function journey(id: string, flow: { kind: string; name: string; share: number; path: string[] }): object {
  return {
    id,
    kind: flow.kind,
    name: flow.name.replace(" (top exception)", ""),
    ownerId: flowOwner[id],
    entryId: flow.path[0],
    share: flow.share,
    path: flow.path,
    isTop: id === topException.flow,
  };
}

interface DemoCheckpoint {
  metric: string;
  unit: string;
  direction: string;
  baseline: number | null;
  target: number;
}

function measure(id: string, { baseline, ...rest }: DemoCheckpoint): object {
  const owner =
    demo.nodes.find((node) => node.cp === id)?.owner ??
    demo.dependencies.find((edge) => edge.cp === id)?.owner;
  return present({
    id,
    ...rest,
    baseline: baseline === null ? undefined : { v: baseline },
    due: checkpointDue[id],
    cadence: 7,
    ownerId: owner,
  });
}

function assumed(assumption: {
  id: string;
  text: string;
  owner: string;
  validateBy: string;
  status: string;
}): object {
  const { id, text, owner, validateBy, status } = assumption;
  const { edgeIds: _edges, ...details } = assumptionDetails[id] ?? { edgeIds: [] };
  return { id, statement: text, ownerId: owner, validateBy, status, ...details };
}

function laneLayout(): Record<string, object> {
  const orders = generateNKeysBetween(null, null, demo.lanes.length);
  return Object.fromEntries(
    demo.lanes.map(([id = ""], at) => [id, { order: orders[at], h: rowsIn(id) * rowPitch }]),
  );
}

const rowsIn = (laneId: string): number =>
  1 + Math.max(0, ...demo.nodes.filter((node) => node.lane === laneId).map((node) => placeOf(node.id)[1]));

function cardLayout(): Record<string, object> {
  return byId(demo.nodes, ({ id }) => {
    const [column, row] = placeOf(id);
    return [id, { x: inset.x + column * columnPitch, y: inset.y + row * rowPitch, ...cardSize }];
  });
}

const placeOf = (id: string): readonly [number, number] => places[id] ?? [0, 0];
