/** Which cards a customer meets, how many of them, and what a failure there costs one of them (domain §6: x, h, r). */
import { type Board, type BoardNode, harms as harmWords } from "#lib/board/model.ts";
import type { RiskScale } from "./risk-scale.ts";

export interface CustomerStep {
  readonly node: BoardNode;
  /** Share of all journeys that pass here, 0–1. */
  readonly exposure: number;
  /** Points for one customer. */
  readonly harm: number;
  /** What is left of the harm by the node's own fallback, 0–1. */
  readonly residual: number;
}

export interface Journey {
  readonly flowId: string;
  readonly share: number;
  /** Ids of the customer-facing cards on it, each once. */
  readonly steps: readonly string[];
}

export interface Exposure {
  /** Customer-facing cards with a harm, by id. */
  readonly steps: ReadonlyMap<string, CustomerStep>;
  /** The flows that have a share and meet such a card. */
  readonly journeys: readonly Journey[];
}

export function exposureOf(board: Board, scale: RiskScale): Exposure {
  const shares = sharesByNode(board);
  const inherited = harmOfExceptions(board);
  const steps = new Map<string, CustomerStep>();
  for (const node of board.nodes.values()) {
    const exposure = shares.get(node.id) ?? 0;
    if (!isCustomerFacing(node, exposure)) continue;
    const harm = node.harm ?? inherited.get(node.id);
    if (harm === undefined) continue;
    const residual = scale.residual[node.readiness];
    steps.set(node.id, { node, exposure, harm: scale.harm[harm], residual });
  }
  return { steps, journeys: journeysOf(board, steps) };
}

/** Inside a journey a fallback is what the customer meets, whoever carries it out. */
const isCustomerFacing = (node: BoardNode, exposure: number): boolean =>
  node.customerFacing || (node.kind === "FALLBACK" && exposure > 0);

function sharesByNode(board: Board): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { path, share = 0 } of board.flows.values())
    for (const id of new Set(path)) shares.set(id, (shares.get(id) ?? 0) + share);
  return shares;
}

type Harm = NonNullable<BoardNode["harm"]>;
/** A fallback without a harm of its own has the worst of the exceptions it answers. */
function harmOfExceptions(board: Board): Map<string, Harm> {
  const worst = new Map<string, Harm>();
  for (const { type, sourceId, targetId } of board.edges.values()) {
    const harm = type === "FALLS_BACK_TO" ? board.nodes.get(sourceId)?.harm : undefined;
    if (harm === undefined) continue;
    const known = worst.get(targetId);
    if (known === undefined || harmWords.indexOf(harm) > harmWords.indexOf(known)) worst.set(targetId, harm);
  }
  return worst;
}

function journeysOf(board: Board, steps: ReadonlyMap<string, CustomerStep>): Journey[] {
  return [...board.flows.values()]
    .map(({ id, share = 0, path }) => ({
      flowId: id,
      share,
      steps: [...new Set(path)].filter((nodeId) => steps.has(nodeId)),
    }))
    .filter((journey) => journey.share > 0 && journey.steps.length > 0);
}
