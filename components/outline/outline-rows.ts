/**
 * The board as a list to read from top to bottom: one flow's path with its exceptions and fallbacks under the
 * step that raises them, then everything else by lane. Pure; O(n log n), or O(rows) where only words changed.
 */
import type { Board, BoardEdge, BoardNode, Flow, Lane } from "#lib/board/model.ts";
import { changedKeys } from "#lib/layered-map.ts";

export type OutlineRow =
  | { kind: "flow"; key: string; flow: Flow; count: number }
  /** A card on the path of the flow: a bead on the spine. */
  | { kind: "journey"; key: string; node: BoardNode; isFirst: boolean; isLast: boolean }
  /** An exception or fallback beside the path. */
  | { kind: "branch"; key: string; node: BoardNode }
  | { kind: "lane"; key: string; lane: Lane | undefined; count: number }
  | { kind: "card"; key: string; node: BoardNode };

export interface Outline {
  /** The flow shown as the spine; absent when the board has none with a path. */
  flow: Flow | undefined;
  rows: OutlineRow[];
}

/** `flowId` chooses the flow; by default the happy path, of several the one most journeys take. */
export function outlineOf(board: Board, flowId: string | undefined, lanes: readonly Lane[]): Outline {
  const flow = chosenFlow(board, flowId);
  const rows: OutlineRow[] = [];
  const shown = new Set<string>();
  if (flow) addJourney(board, flow, { rows, shown });
  addRest(board, lanes, { rows, shown });
  return { flow, rows };
}

/** The outline of each state of one board: while only words change, the rows stay where they are. */
export function createOutline(): typeof outlineOf {
  let last:
    | { board: Board; flowId: string | undefined; lanes: readonly Lane[]; outline: Outline }
    | undefined;
  return (board, flowId, lanes) => {
    const isSameList =
      last && last.flowId === flowId && last.lanes === lanes && isSameOrder(last.board, board);
    const outline =
      last && isSameList ? withNodesOf(last.outline, last.board, board) : outlineOf(board, flowId, lanes);
    last = { board, flowId, lanes, outline };
    return outline;
  };
}

/** Whether every row stands where it did. */
function isSameOrder(before: Board, after: Board): boolean {
  if (before.flows !== after.flows || before.layout.boxes !== after.layout.boxes) return false;
  for (const id of changedKeys(before.nodes, after.nodes)) {
    const [old, node] = [before.nodes.get(id), after.nodes.get(id)];
    if (!old || !node || old.laneId !== node.laneId || old.kind !== node.kind) return false;
  }
  for (const id of changedKeys(before.edges, after.edges)) {
    if (isBranch(before.edges.get(id)) || isBranch(after.edges.get(id))) return false;
  }
  return true;
}

function withNodesOf(outline: Outline, before: Board, after: Board): Outline {
  const changed = changedKeys(before.nodes, after.nodes);
  if (changed.size === 0) return outline;
  const rows = outline.rows.map((row) => {
    const node = "node" in row && changed.has(row.node.id) ? after.nodes.get(row.node.id) : undefined;
    return node ? ({ ...row, node } as OutlineRow) : row;
  });
  return { ...outline, rows };
}

/** Flows that have a path, the happy ones first, then by share. */
export function flowsInOrder(board: Board): Flow[] {
  const rank = (flow: Flow) => (flow.kind === "HAPPY" ? 0 : 1);
  return [...board.flows.values()].sort(
    (a, b) => rank(a) - rank(b) || (b.share ?? 0) - (a.share ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

function chosenFlow(board: Board, flowId: string | undefined): Flow | undefined {
  const asked = flowId === undefined ? undefined : board.flows.get(flowId);
  if (asked && asked.path.length > 0) return asked;
  return flowsInOrder(board).find((flow) => flow.path.length > 0);
}

interface Listing {
  rows: OutlineRow[];
  /** Ids of the cards that have a row. */
  shown: Set<string>;
}

function addJourney(board: Board, flow: Flow, { rows, shown }: Listing): void {
  const onPath = new Set(flow.path);
  const branches = branchesOf(board);
  rows.push({ kind: "flow", key: `flow/${flow.id}`, flow, count: flow.path.length });
  flow.path.forEach((id, index) => {
    const node = board.nodes.get(id);
    if (!node) return;
    shown.add(id);
    const isLast = index === flow.path.length - 1;
    rows.push({ kind: "journey", key: `journey/${index}`, node, isFirst: index === 0, isLast });
    for (const branchId of branchesAfter(id, branches)) {
      const branch = board.nodes.get(branchId);
      if (!branch || shown.has(branchId) || onPath.has(branchId)) continue;
      shown.add(branchId);
      rows.push({ kind: "branch", key: `branch/${branchId}`, node: branch });
    }
  });
}

type Branches = ReadonlyMap<string, readonly string[]>;

/** From each card to the exceptions it raises, from each exception to its fallbacks; in the order drawn. */
function branchesOf(board: Board): Branches {
  const branches = new Map<string, string[]>();
  const edges = [...board.edges.values()].filter(isBranch);
  edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { sourceId, targetId } of edges) {
    branches.set(sourceId, [...(branches.get(sourceId) ?? []), targetId]);
  }
  return branches;
}

const isBranch = (edge: BoardEdge | undefined): boolean =>
  edge?.type === "RAISES" || edge?.type === "FALLS_BACK_TO";

/** Exceptions, each followed by its own fallbacks. A fallback that can fail too brings its exceptions along. */
function branchesAfter(id: string, branches: Branches): string[] {
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const next of branches.get(from) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(id);
  return [...found];
}

function addRest(board: Board, lanes: readonly Lane[], { rows, shown }: Listing): void {
  const byLane = new Map<string | undefined, BoardNode[]>();
  for (const node of board.nodes.values()) {
    if (shown.has(node.id) || node.kind === "GROUP") continue;
    const inLane = byLane.get(node.laneId);
    if (inLane) inLane.push(node);
    else byLane.set(node.laneId, [node]);
  }
  for (const lane of [...lanes, undefined]) {
    const nodes = byLane.get(lane?.id);
    if (!nodes) continue;
    rows.push({ kind: "lane", key: `lane/${lane?.id ?? ""}`, lane, count: nodes.length });
    nodes.sort((a, b) => byPlace(board, a, b));
    for (const node of nodes) rows.push({ kind: "card", key: `card/${node.id}`, node });
  }
}

/** As the map is read: from left to right, then down. */
function byPlace(board: Board, a: BoardNode, b: BoardNode): number {
  const [boxA, boxB] = [board.layout.boxes.get(a.id), board.layout.boxes.get(b.id)];
  const [xA, xB] = [boxA?.x ?? 0, boxB?.x ?? 0];
  const [yA, yB] = [boxA?.y ?? 0, boxB?.y ?? 0];
  return xA - xB || yA - yB || (a.id < b.id ? -1 : 1);
}
