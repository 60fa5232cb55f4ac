/** Everything that matters is measured, against a target, from a known start. */
import type { Finding, GapFix } from "./gap.ts";
import { type GapFacts, partsOf } from "./gap-facts.ts";

export const checkpointRules = [
  withoutCheckpoint,
  unfinishedCheckpoints,
  withoutBaseline,
  noLaunchSignal,
  stepsWithoutSpeed,
];

function withoutCheckpoint(facts: GapFacts): Finding[] {
  const cards = partsOf(facts.board).filter(({ kind }) => kind !== "START" && kind !== "HANDOFF");
  return [...cards, ...facts.needs]
    .filter(({ criticality, checkpointId }) => criticality !== "MINOR" && checkpointId === undefined)
    .map(({ id }) => ({
      code: "CHK-001",
      elementId: id,
      message: `Nothing measures whether ${facts.board.nodes.has(id) ? `“${facts.titleOf(id)}” works` : `it holds that ${facts.titleOf(id)}`}. Choose one checkpoint.`,
      fixes: [
        ...nearbyCheckpoint(facts, id),
        { kind: "add-checkpoint", elementId: id, metric: facts.titleOf(id) },
      ],
    }));
}

/** An exception is measured where it is raised, a need where it is needed. */
function nearbyCheckpoint(facts: GapFacts, id: string): GapFix[] {
  const { board } = facts;
  const nearIds = [board.edges.get(id)?.sourceId, ...facts.waysIn(id).map(({ sourceId }) => sourceId)];
  const near = nearIds.map((nearId) => board.nodes.get(nearId ?? "")?.checkpointId).find(Boolean);
  return near === undefined ? [] : [{ kind: "use-checkpoint", elementId: id, checkpointId: near }];
}

function unfinishedCheckpoints({ board }: GapFacts): Finding[] {
  return [...board.checkpoints.values()]
    .filter(({ target, due }) => target === undefined || due === undefined)
    .map(({ id, metric, target }) => ({
      code: "CHK-002",
      elementId: id,
      message: `“${metric || "A checkpoint"}” has no ${target === undefined ? "target" : "day by which it is due"}. Fill it in.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function withoutBaseline({ board }: GapFacts): Finding[] {
  return [...board.checkpoints.values()]
    .filter(({ baseline }) => baseline === undefined)
    .map(({ id, metric }) => ({
      code: "CHK-003",
      elementId: id,
      message: `Nobody knows where “${metric || "a checkpoint"}” stands today. Add its baseline.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

const launchSignal = /conver|refund|complet|abandon/i;

function noLaunchSignal({ board }: GapFacts): Finding[] {
  const all = [...board.checkpoints.values()];
  if (all.length === 0 || all.some(({ metric }) => launchSignal.test(metric))) return [];
  return [
    {
      code: "CHK-005",
      elementId: null,
      message:
        "No checkpoint watches conversion or refunds. Add one, or nobody sees after launch what customers do.",
    },
  ];
}

const speed = /\bms\b|\bs\b|second|load|latency|response|answer|error|availab|uptime|success|fail|time/i;

function stepsWithoutSpeed({ board }: GapFacts): Finding[] {
  return [...board.nodes.values()].flatMap((node): Finding[] => {
    const checkpoint = node.checkpointId === undefined ? undefined : board.checkpoints.get(node.checkpointId);
    if (node.kind !== "STEP" || !node.customerFacing || node.criticality !== "CRITICAL" || !checkpoint)
      return [];
    if (speed.test(checkpoint.metric) || speed.test(checkpoint.unit)) return [];
    return [
      {
        code: "CHK-006",
        elementId: node.id,
        message: `“${node.title}” isn't measured for speed or reliability. Add such a measure.`,
        fixes: [{ kind: "open", elementId: node.id }],
      },
    ];
  });
}
