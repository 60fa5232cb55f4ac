/** What causes it: what fails, by what that does to all journeys, with its distance to the customer. */
"use client";

import { useMemo } from "react";
import { KindIcon } from "#components/board/kind-icon.tsx";
import type { Board } from "#lib/board/model.ts";
import type { LastRoundRisk } from "#lib/contracts/risk.ts";
import { rankRisk } from "#lib/risk/rank-risk.ts";
import type { ProviderRisk } from "#lib/risk/score-risk.ts";
import { logAxis } from "./log-axis.ts";
import { RiskRow } from "./risk-row.tsx";
import { elementTitle } from "./risk-words.ts";
import { TableFrame } from "./table-frame.tsx";

export interface CausesTableProps {
  board: Board;
  providers: readonly ProviderRisk[];
  lastRound: LastRoundRisk | undefined;
  chosenId: string | undefined;
  onChoose: (id: string) => void;
}

export function CausesTable({ board, providers, lastRound, chosenId, onChoose }: CausesTableProps) {
  const felt = useMemo(() => providers.filter(({ score }) => score > 0), [providers]);
  const ranked = useMemo(() => rankRisk(felt, ({ proximity }) => ({ proximity, harm: 0 })), [felt]);
  const axis = useMemo(() => logAxis(felt.flatMap(({ low, high }) => [low, high])), [felt]);
  return (
    <TableFrame
      label="Causes by what they do to all journeys"
      columns={["#", "What fails, and how far it is from the customer", "Owner", "Range, log scale", "Risk"]}
      since={lastRound?.round ? `Since round ${lastRound.round.n}` : undefined}
      rows={ranked}
      keyOf={({ item }) => item.id}
      isChosen={({ item }) => item.id === chosenId}
      onChoose={({ item }) => onChoose(item.id)}
      renderRow={(ranked) => (
        <RiskRow
          ranked={ranked}
          axis={axis}
          before={lastRound?.round ? lastRound.providers : undefined}
          ownerId={ownerOf(board, ranked.item.id)}
        >
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-1.5">
              <ElementIcon board={board} id={ranked.item.id} />
              <span className="truncate font-medium">{elementTitle(board, ranked.item.id)}</span>
            </span>
            <span className="mt-0.5 block truncate text-12 text-ink-2">
              {distanceWords(ranked.item.proximity)}
              {eventWords(board, ranked.item)}
            </span>
          </span>
        </RiskRow>
      )}
    />
  );
}

const ownerOf = (board: Board, id: string): string | undefined =>
  (board.nodes.get(id) ?? board.edges.get(id))?.ownerId;

function ElementIcon({ board, id }: { board: Board; id: string }) {
  const kind = board.nodes.get(id)?.kind;
  return kind ? <KindIcon kind={kind} size={13} /> : null;
}

const distanceWords = (hops: number | null): string => {
  if (hops === null) return "Reaches no customer";
  if (hops === 0) return "Customers meet it";
  return hops === 1 ? "1 step from the customer" : `${hops} steps from the customer`;
};

function eventWords(board: Board, { riskIds }: ProviderRisk): string {
  const words = riskIds.map((id) => board.risks.get(id)?.event || board.risks.get(id)?.cause).find(Boolean);
  return words ? ` · ${words}` : "";
}
