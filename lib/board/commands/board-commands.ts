/**
 * What people can do to a board. Every method is one transaction, one update and one undo step, and returns
 * either what it made or a refusal in plain words. Positions are px at 100 %, relative to the lane's corner.
 */
import type { BoardMapName } from "#lib/board/board-doc.ts";
import type { EdgeClass, EdgeType } from "#lib/board/edge-rules.ts";
import type { Point } from "#lib/board/free-place.ts";
import type {
  AcceptanceCriterion,
  BoardEdge,
  BoardMeta,
  BoardNode,
  Box,
  Checkpoint,
  Flow,
  FlowKind,
  Lane,
  NodeKind,
  Person,
  Risk,
  ViewState,
} from "#lib/board/model.ts";
import type { TextEdit } from "#lib/board/text-diff.ts";
import type { Result } from "#lib/result.ts";

/** New values for some fields; `null` takes a value away. Texts are changed by their fewest characters. */
type Patch<T, Without extends keyof T = never> = {
  readonly [K in Exclude<keyof T, "id" | Without>]?: Exclude<T[K], undefined> | null;
};

export type NodePatch = Patch<BoardNode, "kind" | "acceptance">;
export type EdgePatch = Patch<BoardEdge, "cls" | "sourceId" | "targetId">;
type LanePatch = Patch<Lane>;
type PersonPatch = Patch<Person>;
export type FlowPatch = Patch<Flow, "path" | "notes">;
type CheckpointPatch = Patch<Checkpoint>;
export type RiskPatch = Patch<Risk, "targetId">;
export type AcceptancePatch = Patch<AcceptanceCriterion>;
export type MetaPatch = Patch<BoardMeta>;
export type ViewPatch = { readonly [K in keyof ViewState]?: Exclude<ViewState[K], undefined> | null };

/** Maps whose elements hold texts; `meta` has one, and its id is not looked at. */
export type TextMap = Exclude<BoardMapName, "layout">;
export type Side = "right" | "left" | "up" | "down";

export interface NewNode {
  readonly kind: NodeKind;
  readonly title?: string;
  readonly laneId: string;
  /** Where it was wanted; it comes to the nearest free place. */
  readonly at?: Point;
  readonly w?: number;
  readonly h?: number;
}
export interface NewConnected {
  readonly fromId: string;
  /** Default: a fallback after an exception, otherwise a step. */
  readonly kind?: NodeKind;
  readonly side?: Side;
  readonly title?: string;
  /** Default: the lane of the card it starts from. */
  readonly laneId?: string;
  readonly at?: Point;
}
export interface NewEdge {
  readonly sourceId: string;
  readonly targetId: string;
  /** Class and type follow from the kinds of the two cards unless given. */
  readonly cls?: EdgeClass;
  readonly type?: EdgeType;
  readonly sourcePort?: string;
  readonly targetPort?: string;
}
export interface NewCheckpoint {
  readonly metric: string;
  readonly unit?: string;
  readonly direction?: Checkpoint["direction"];
  readonly baseline?: NonNullable<Checkpoint["baseline"]>;
  readonly target?: number;
  readonly due?: string;
  /** The card or link that it measures, set in the same step. */
  readonly forId?: string;
}
export interface NewRisk {
  readonly targetId: string;
  readonly event?: string;
  /** Default: who owns the element. */
  readonly ownerId?: string;
}
export interface NewFlow {
  readonly name: string;
  readonly kind: FlowKind;
  readonly path?: readonly string[];
  readonly share?: number;
}
export interface NodeMove extends Point {
  readonly id: string;
  readonly laneId?: string;
}

/** What becomes of the cards of a lane that goes. */
export type LaneCards = { moveTo: string } | "delete";

export interface BoardCommands {
  addNode(node: NewNode): Result<string>;
  addConnected(node: NewConnected): Result<{ nodeId: string; edgeId: string }>;
  updateNode(id: string, patch: NodePatch): Result<void>;
  /** Texts that belong to the old kind stay; links that no longer fit take the type the new kind suggests. */
  changeKind(id: string, kind: NodeKind): Result<void>;
  moveNodes(moves: readonly NodeMove[]): Result<void>;
  /** Places and sizes of many cards within their lanes; pinned cards and those deleted meanwhile are passed over. */
  arrange(boxes: ReadonlyMap<string, Box>): Result<void>;
  resizeNode(id: string, size: { w: number; h: number; x?: number; y?: number }): Result<void>;
  /** Copies cards and the links between them; returns the new cards in the same order. */
  duplicate(ids: readonly string[]): Result<string[]>;
  /** Nodes, edges, flows, checkpoints, people, risks, assumptions, with the links and references to them. */
  remove(ids: readonly string[]): Result<{ removed: string[] }>;
  setView(id: string, patch: ViewPatch): Result<void>;

  setText(map: TextMap, id: string, field: string, text: string): Result<void>;
  /** One keystroke: successive edits of one field are one undo step until typing rests. */
  editText(map: TextMap, id: string, field: string, edit: TextEdit): Result<void>;

  connect(edge: NewEdge): Result<string>;
  updateEdge(id: string, patch: EdgePatch): Result<void>;
  reconnect(id: string, ends: { sourceId?: string; targetId?: string }): Result<void>;

  addLane(lane: { name: string; kind: Lane["kind"]; afterId?: string }): Result<string>;
  updateLane(id: string, patch: LanePatch): Result<void>;
  /** `beforeId: null` moves it to the end. */
  moveLane(id: string, place: { beforeId: string | null }): Result<void>;
  resizeLane(id: string, h: number): Result<void>;
  /** A lane with cards is removed only with word of what becomes of them. */
  removeLane(id: string, cards?: LaneCards): Result<void>;

  addPerson(person: { name: string; role?: string; laneId?: string; userId?: string }): Result<string>;
  updatePerson(id: string, patch: PersonPatch): Result<void>;
  /** Of a node, edge, flow, checkpoint, risk or assumption. */
  setOwner(elementId: string, personId: string | null): Result<void>;

  /** What could go wrong with a card or a need; an element may have several. */
  addRisk(risk: NewRisk): Result<string>;
  updateRisk(id: string, patch: RiskPatch): Result<void>;

  addCheckpoint(checkpoint: NewCheckpoint): Result<string>;
  updateCheckpoint(id: string, patch: CheckpointPatch): Result<void>;
  /** Of a node or edge. */
  setCheckpoint(elementId: string, checkpointId: string | null): Result<void>;

  addFlow(flow: NewFlow): Result<string>;
  updateFlow(id: string, patch: FlowPatch): Result<void>;
  /** Neighbours on a path must be joined by flow arrows. */
  setPath(id: string, nodeIds: readonly string[]): Result<void>;

  addAcceptance(nodeId: string, criterion: { text: string } & Omit<AcceptancePatch, "text">): Result<string>;
  updateAcceptance(nodeId: string, criterionId: string, patch: AcceptancePatch): Result<void>;
  removeAcceptance(nodeId: string, criterionId: string): Result<void>;

  updateMeta(patch: MetaPatch): Result<void>;
}
