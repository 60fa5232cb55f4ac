/**
 * Which edges are drawn and how they look, kept from one board to the next; and what they say about their cards: needs
 * folded into a tag, and whether a card raises exceptions.
 */
import type { Board, BoardEdge } from "#lib/board/model.ts";
import { byCodeUnits } from "#lib/board/shared-string.ts";
import type { BoardChange } from "./board-change.ts";
import { type EdgeLook, edgeLabel, edgeLook, lacksOwner } from "./edge-look.ts";
import { happySteps } from "./flow-edges.ts";
import { isFoldedNeed } from "./folding.ts";

export interface DrawnEdge {
  edge: BoardEdge;
  look: EdgeLook;
  /** Words on the line; "No owner" for a gap. */
  label: string;
  isGap: boolean;
}

export interface DrawnEdgesChange {
  board: Board;
  change: BoardChange;
  /** Cards that stand elsewhere now, came or went. */
  moved: ReadonlyMap<string, unknown>;
  isPlaced: (cardId: string) => boolean;
  /** The place of a card's lane from the top. */
  laneIndex: (cardId: string) => number | undefined;
  /** The order of the lanes is another one. */
  hasOtherOrder: boolean;
  /** Cards and edges whose folded needs are shown. */
  awake: ReadonlySet<string>;
}

export interface DrawnEdges {
  /** Gives the ids of edges that came, went or look different, and of the cards that their edges say something else about. */
  follow(change: DrawnEdgesChange): { edges: Set<string>; cards: Set<string> };
  readonly drawn: ReadonlyMap<string, DrawnEdge>;
  /** Of the needs folded into a card, in the order of their ids. */
  foldedNeeds(cardId: string): readonly string[];
  raises(cardId: string): boolean;
}

export function createDrawnEdges(): DrawnEdges {
  const known = new Map<string, BoardEdge>();
  const atCard = new Map<string, Set<string>>();
  const raising = new Map<string, Set<string>>();
  const folded = new Map<string, Set<string>>();
  const drawn = new Map<string, DrawnEdge>();
  let steps: ReadonlySet<string> = new Set();
  let awake: ReadonlySet<string> = new Set();

  return {
    drawn,
    foldedNeeds: (cardId) => [...(folded.get(cardId) ?? [])].sort(byCodeUnits),
    raises: (cardId) => raising.has(cardId),
    follow(now) {
      const { board, change } = now;
      const cards = new Set<string>();
      const dirty = new Set(change.edges);
      for (const id of change.edges) register(id, board.edges.get(id), cards);
      for (const id of now.moved.keys()) for (const edgeId of atCard.get(id) ?? []) dirty.add(edgeId);
      for (const id of change.nodes) for (const edgeId of atCard.get(id) ?? []) dirty.add(edgeId);
      if (now.hasOtherOrder) for (const id of known.keys()) dirty.add(id);
      if (change.hasOtherFlows) for (const id of changeSteps(board)) dirty.add(id);
      for (const id of changeAwake(now.awake)) dirty.add(id);
      const edges = new Set<string>();
      for (const id of dirty) if (settle(id, now, cards)) edges.add(id);
      return { edges, cards };
    },
  };

  /** Takes in where an edge begins and ends, and whether it raises an exception. */
  function register(id: string, edge: BoardEdge | undefined, cards: Set<string>): void {
    const old = known.get(id);
    if (old) {
      for (const end of [old.sourceId, old.targetId]) leave(atCard, end, id);
      if (leave(raising, old.sourceId, id)) cards.add(old.sourceId);
      if (leave(folded, old.sourceId, id)) cards.add(old.sourceId);
      known.delete(id);
    }
    if (!edge) return;
    known.set(id, edge);
    for (const end of [edge.sourceId, edge.targetId]) join(atCard, end, id);
    if (edge.type !== "RAISES") return;
    join(raising, edge.sourceId, id);
    cards.add(edge.sourceId);
  }

  /** Gives the edges between cards that a happy flow came to or left. */
  function* changeSteps(board: Board): Generator<string> {
    const before = steps;
    steps = happySteps(board.flows);
    for (const step of new Set([...before, ...steps])) {
      if (before.has(step) === steps.has(step)) continue;
      yield* atCard.get(step.slice(0, step.indexOf(">"))) ?? [];
    }
  }

  function* changeAwake(next: ReadonlySet<string>): Generator<string> {
    const before = awake;
    awake = next;
    for (const id of new Set([...before, ...next])) {
      if (before.has(id) === next.has(id)) continue;
      if (known.has(id)) yield id;
      else if (folded.has(id) || atCard.has(id)) yield* atCard.get(id) ?? [];
    }
  }

  /** True if the edge is drawn otherwise than before. */
  function settle(id: string, now: DrawnEdgesChange, cards: Set<string>): boolean {
    const edge = known.get(id);
    const isThere = edge !== undefined && now.isPlaced(edge.sourceId) && now.isPlaced(edge.targetId);
    const isFolded = isThere && isFoldedNeed(edge, now.laneIndex);
    if (edge) {
      const wasFolded = folded.get(edge.sourceId)?.has(id) ?? false;
      if (isFolded && !wasFolded) join(folded, edge.sourceId, id);
      else if (!isFolded && wasFolded) leave(folded, edge.sourceId, id);
      // The tag names what is needed: the title may be another one.
      if (isFolded || wasFolded) cards.add(edge.sourceId);
    }
    const isAwake = edge && (awake.has(edge.sourceId) || awake.has(edge.targetId) || awake.has(id));
    if (!isThere || (isFolded && !isAwake)) return drawn.delete(id);
    const look = edgeLook(edge, steps);
    const old = drawn.get(id);
    if (old?.edge === edge && old.look === look) return false;
    const isGap = lacksOwner(edge);
    drawn.set(id, { edge, look, isGap, label: isGap ? "No owner" : edgeLabel(edge) });
    return true;
  }
}

function join(sets: Map<string, Set<string>>, key: string, id: string): void {
  const set = sets.get(key);
  if (set) set.add(id);
  else sets.set(key, new Set([id]));
}

/** True if it was in. */
function leave(sets: Map<string, Set<string>>, key: string, id: string): boolean {
  const set = sets.get(key);
  if (!set?.delete(id)) return false;
  if (set.size === 0) sets.delete(key);
  return true;
}
