/**
 * Ranks for the nodes of a connected graph without cycles: every edge goes up by at least its `minLength`, and the
 * sum of weight × length is least. Network simplex as in Gansner, Koutsofios, North and Vo, "A technique for
 * drawing directed graphs" (1993), §2.3–2.4, with its incremental update of cut values. In practice about O(n · e).
 */
export interface RankEdge {
  /** Index of the node it leaves. */
  readonly from: number;
  readonly to: number;
  readonly minLength: number;
  readonly weight: number;
}

/** @returns a rank per node, the least is 0; no nodes give none. The edges must join all nodes, in no circle. */
export function networkSimplex(nodeCount: number, edges: readonly RankEdge[]): number[] {
  const nodes: Spot[] = Array.from({ length: nodeCount }, newSpot);
  const arcs = edges.flatMap((edge) => arcOf(edge, nodes) ?? []);
  setLongestPaths(nodes);
  const tree = growTightTree(nodes, arcs);
  const [root] = nodes;
  if (root === undefined) return [];
  setCuts(hangTree(root));
  improve(tree);
  const least = nodes.reduce((low, { rank }) => Math.min(low, rank), Number.POSITIVE_INFINITY);
  return nodes.map(({ rank }) => rank - least);
}

interface Spot {
  rank: number;
  readonly arcs: Arc[];
  readonly tree: Arc[];
  /** The tree's arc towards its root. */
  up: Arc | undefined;
  /** The last search that found it on the far side. */
  mark: number;
  /** While the tree grows: the tight piece it belongs to. */
  piece: number;
}

interface Arc {
  readonly tail: Spot;
  readonly head: Spot;
  readonly minLength: number;
  readonly weight: number;
  isTree: boolean;
  /** What a unit of stretch saves or costs, for arcs of the tree. */
  cut: number;
}

const newSpot = (): Spot => ({
  rank: 0,
  arcs: [],
  tree: [],
  up: undefined,
  mark: 0,
  piece: -1,
});

function arcOf({ from, to, minLength, weight }: RankEdge, nodes: readonly Spot[]): Arc | undefined {
  const [tail, head] = [nodes[from], nodes[to]];
  if (tail === undefined || head === undefined || tail === head) return undefined;
  const arc: Arc = { tail, head, minLength, weight, isTree: false, cut: 0 };
  tail.arcs.push(arc);
  head.arcs.push(arc);
  return arc;
}

const slackOf = ({ tail, head, minLength }: Arc): number => head.rank - tail.rank - minLength;
const otherEnd = (arc: Arc, spot: Spot): Spot => (arc.tail === spot ? arc.head : arc.tail);

function setLongestPaths(nodes: readonly Spot[]): void {
  const waiting = new Map(
    nodes.map((spot) => [spot, spot.arcs.reduce((sum, { head }) => sum + (head === spot ? 1 : 0), 0)]),
  );
  const ready = nodes.filter((spot) => waiting.get(spot) === 0);
  for (const spot of ready) {
    for (const { tail, head, minLength } of spot.arcs) {
      if (tail !== spot) continue;
      head.rank = Math.max(head.rank, spot.rank + minLength);
      const left = (waiting.get(head) ?? 0) - 1;
      waiting.set(head, left);
      if (left === 0) ready.push(head);
    }
  }
}

/** Joins tight pieces, the smallest first, by the arc with the least slack; gives the arcs of the tree. */
function growTightTree(nodes: readonly Spot[], arcs: readonly Arc[]): Arc[] {
  const tree: Arc[] = [];
  const pieces = nodes.map((spot, at) => {
    spot.piece = at;
    return [spot];
  });
  const join = (arc: Arc): void => {
    arc.isTree = true;
    tree.push(arc);
    arc.tail.tree.push(arc);
    arc.head.tree.push(arc);
    const [a, b] = [pieces[arc.tail.piece] ?? [], pieces[arc.head.piece] ?? []];
    const [small, large] = a.length < b.length ? [a, b] : [b, a];
    pieces[small[0]?.piece ?? -1] = [];
    const into = large[0]?.piece ?? -1;
    for (const spot of small) {
      spot.piece = into;
      large.push(spot);
    }
  };
  for (const arc of arcs) if (arc.tail.piece !== arc.head.piece && slackOf(arc) === 0) join(arc);
  for (let queue = standing(pieces); queue.length > 1; queue = standing(pieces)) {
    for (const piece of queue) {
      const own = piece[0]?.piece ?? -1;
      if (pieces[own] !== piece || tree.length >= nodes.length - 1) continue;
      const arc = nearestOut(piece, own);
      if (arc === undefined) return tree;
      const shift = arc.tail.piece === own ? slackOf(arc) : -slackOf(arc);
      for (const spot of piece) spot.rank += shift;
      join(arc);
    }
  }
  return tree;
}

const standing = (pieces: readonly Spot[][]): Spot[][] =>
  pieces.filter((piece) => piece.length > 0).sort((a, b) => a.length - b.length);

function nearestOut(piece: readonly Spot[], own: number): Arc | undefined {
  let best: Arc | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of piece) {
    for (const arc of spot.arcs) {
      if (otherEnd(arc, spot).piece === own) continue;
      const slack = slackOf(arc);
      if (slack >= least) continue;
      [best, least] = [arc, slack];
    }
  }
  return best;
}

/** From the root to the leaves, each with its arc towards the root. */
function hangTree(root: Spot): Spot[] {
  const order = [root];
  for (const spot of order) {
    for (const arc of spot.tree) {
      if (arc === spot.up) continue;
      const below = otherEnd(arc, spot);
      below.up = arc;
      order.push(below);
    }
  }
  return order;
}

function setCuts(fromRoot: readonly Spot[]): void {
  for (const spot of fromRoot.toReversed()) if (spot.up !== undefined) spot.up.cut = cutOf(spot, spot.up);
}

/** From the arcs of the lower end and the cuts below it. */
function cutOf(spot: Spot, up: Arc): number {
  const isTail = up.tail === spot;
  let cut = up.weight;
  for (const arc of spot.arcs) {
    if (arc === up) continue;
    const sign = (arc.tail === spot) === isTail ? 1 : -1;
    cut += sign * (arc.isTree ? arc.weight - arc.cut : arc.weight);
  }
  return cut;
}

/** How many arcs that could leave are looked at before the best of them does. */
const searchSize = 30;
/** Beyond this many exchanges per node the ranks are good enough. */
const turnsPerNode = 12;

function improve(tree: Arc[]): void {
  let from = 0;
  for (let turn = 0; turn < tree.length * turnsPerNode; turn += 1) {
    const at = leavingArc(tree, from);
    const leaving = tree[at];
    if (leaving === undefined) return;
    const below = markBelow(lowerEnd(leaving), turn + 1);
    const entering = enteringArc(leaving, below);
    if (entering === undefined) return;
    exchange(leaving, entering, below);
    tree[at] = entering;
    from = at + 1;
  }
}

function leavingArc(tree: readonly Arc[], from: number): number {
  let best = -1;
  let least = 0;
  let seen = 0;
  for (let step = 0; step < tree.length && seen < searchSize; step += 1) {
    const at = (from + step) % tree.length;
    const cut = tree[at]?.cut ?? 0;
    if (cut >= 0) continue;
    seen += 1;
    if (cut < least) [best, least] = [at, cut];
  }
  return best;
}

/** The end of a tree's arc that lies away from the root. */
const lowerEnd = (arc: Arc): Spot => (arc.tail.up === arc ? arc.tail : arc.head);

/** The arc with least slack that joins the two halves the other way round. */
function enteringArc(leaving: Arc, below: readonly Spot[]): Arc | undefined {
  const isTailBelow = lowerEnd(leaving) === leaving.tail;
  const [{ mark } = { mark: 0 }] = below;
  let best: Arc | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of below) {
    for (const arc of spot.arcs) {
      const crosses = isTailBelow
        ? arc.head === spot && arc.tail.mark !== mark
        : arc.tail === spot && arc.head.mark !== mark;
      if (!crosses) continue;
      const slack = slackOf(arc);
      if (slack >= least) continue;
      [best, least] = [arc, slack];
    }
    if (least === 0) break;
  }
  return best;
}

/** A node of the tree with all below it, marked. */
function markBelow(top: Spot, mark: number): Spot[] {
  const found = [top];
  for (const spot of found) {
    spot.mark = mark;
    const { tree, up } = spot;
    for (let at = 0; at < tree.length; at += 1) {
      const arc = tree[at];
      if (arc !== undefined && arc !== up) found.push(arc.tail === spot ? arc.head : arc.tail);
    }
  }
  return found;
}

function exchange(leaving: Arc, entering: Arc, below: readonly Spot[]): void {
  const lower = lowerEnd(leaving);
  const isTailBelow = lower === leaving.tail;
  const slack = slackOf(entering);
  if (slack > 0) for (const spot of below) spot.rank += isTailBelow ? -slack : slack;
  const { cut } = leaving;
  passCut(entering, cut);
  entering.cut = -cut;
  leaving.cut = 0;
  leaving.isTree = false;
  entering.isTree = true;
  for (const spot of [leaving.tail, leaving.head]) spot.tree.splice(spot.tree.indexOf(leaving), 1);
  entering.tail.tree.push(entering);
  entering.head.tree.push(entering);
  rehang(isTailBelow ? entering.head : entering.tail, entering, lower);
}

/** Adds a cut along both ways from the ends of an arc up to where they meet. */
function passCut({ tail, head }: Arc, cut: number): void {
  const fromTail = new Set(wayUp(tail));
  const meeting = wayUp(head).find((spot) => fromTail.has(spot));
  for (const [end, sign] of [
    [tail, 1],
    [head, -1],
  ] as const) {
    for (let spot = end; spot !== meeting && spot.up !== undefined; ) {
      const arc: Arc = spot.up;
      arc.cut += arc.tail === spot ? sign * cut : -sign * cut;
      spot = otherEnd(arc, spot);
    }
  }
}

function wayUp(from: Spot): Spot[] {
  const way = [from];
  for (const spot of way) if (spot.up !== undefined) way.push(otherEnd(spot.up, spot));
  return way;
}

/** Turns the way from a node up to the old top round: it hangs on the new arc now. */
function rehang(from: Spot, newUp: Arc, top: Spot): void {
  let [spot, up] = [from, newUp];
  for (;;) {
    const old = spot.up;
    spot.up = up;
    if (spot === top || old === undefined) return;
    spot = otherEnd(old, spot);
    up = old;
  }
}
