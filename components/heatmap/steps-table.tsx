/** Where customers feel it: the customer-facing cards by risk, each with the ways that lead to it. */
"use client";

import { useMemo } from "react";
import { harmWords, readinessWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { NeedsMark } from "#components/inspector/needs-mark.tsx";
import type { Board } from "#lib/board/model.ts";
import { shortTitle } from "#lib/canvas/short-title.ts";
import type { LastRoundRisk } from "#lib/contracts/risk.ts";
import { rankRisk } from "#lib/risk/rank-risk.ts";
import type { Cause, NodeRisk } from "#lib/risk/score-risk.ts";
import { logAxis } from "./log-axis.ts";
import { RiskRow } from "./risk-row.tsx";
import {
  elementTitle,
  partOf,
  perThousand,
  providersOnTheWay,
  rangeWords,
  wholePercent,
} from "./risk-words.ts";
import { TableFrame } from "./table-frame.tsx";

export interface StepsTableProps {
  board: Board;
  nodes: readonly NodeRisk[];
  lastRound: LastRoundRisk | undefined;
  chosenId: string | undefined;
  onChoose: (id: string) => void;
}

export function StepsTable({ board, nodes, lastRound, chosenId, onChoose }: StepsTableProps) {
  const modelled = useMemo(() => nodes.filter(({ causes }) => causes.length > 0), [nodes]);
  const ranked = useMemo(() => rankRisk(modelled, ({ harm }) => ({ proximity: 0, harm })), [modelled]);
  const axis = useMemo(() => logAxis(modelled.flatMap(({ low, high }) => [low, high])), [modelled]);
  return (
    <TableFrame
      label="Customer-facing cards by risk"
      columns={["#", "Card, and the way that leads to it", "Owner", "Range, log scale", "Risk"]}
      since={lastRound?.round ? `Since round ${lastRound.round.n}` : undefined}
      rows={ranked}
      keyOf={({ item }) => item.id}
      isChosen={({ item }) => item.id === chosenId}
      onChoose={({ item }) => onChoose(item.id)}
      renderRow={(ranked) => (
        <RiskRow
          ranked={ranked}
          axis={axis}
          before={lastRound?.round ? lastRound.nodes : undefined}
          ownerId={board.nodes.get(ranked.item.id)?.ownerId}
        >
          <StepCell board={board} node={ranked.item} isOpen={ranked.item.id === chosenId} />
        </RiskRow>
      )}
    />
  );
}

interface StepCellProps {
  board: Board;
  node: NodeRisk;
  isOpen: boolean;
}

function StepCell({ board, node, isOpen }: StepCellProps) {
  const card = board.nodes.get(node.id);
  const shown = isOpen ? node.causes.slice(0, 5) : node.causes.slice(0, 1);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-1.5">
        {card && <KindIcon kind={card.kind} size={13} />}
        <span className="truncate font-medium">{elementTitle(board, node.id)}</span>
      </span>
      {shown.map((cause) => (
        <CauseLine key={cause.riskId} board={board} cause={cause} part={partOf(cause, node.causes)} />
      ))}
      {isOpen && card && (
        <span className="mt-1 block text-12 text-ink-2">
          {perThousand(node.share)} of 1,000 journeys hit ·{" "}
          {card.harm ? harmWords[card.harm] : `${node.harm} points`} · fallback{" "}
          {readinessWords[card.readiness].toLowerCase()} · {rangeWords(node)}
        </span>
      )}
    </span>
  );
}

function CauseLine({ board, cause, part }: { board: Board; cause: Cause; part: number }) {
  const ways = providersOnTheWay(board, cause.path);
  return (
    <span className="mt-0.5 flex min-w-0 items-center gap-1.5 text-12 text-ink-2">
      <span className="w-9 shrink-0 tabular-nums">{wholePercent(part)}</span>
      {ways.length === 0 ? (
        <span className="truncate">{board.risks.get(cause.riskId)?.event || "Fails by itself"}</span>
      ) : (
        <span className="flex min-w-0 items-center gap-1">
          <span className="shrink-0">needs</span>
          {cause.path.map((edgeId, at) => (
            <span key={edgeId} className="flex min-w-0 shrink items-center gap-1">
              <NeedsMark strength={board.edges.get(edgeId)?.strength ?? "HARD"} />
              <span className="truncate" title={ways[at]}>
                {shortTitle(ways[at] ?? "")}
              </span>
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
