/** What causes it: what fails, by what that does to all journeys, with its distance to the customer. */
"use client";

import { useMemo } from "react";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { PersonAvatar } from "#components/inspector/person.tsx";
import type { Board } from "#lib/board/model.ts";
import { rankRisk } from "#lib/risk/rank-risk.ts";
import type { ProviderRisk } from "#lib/risk/score-risk.ts";
import { logAxis } from "./log-axis.ts";
import { RangeBar, RiskChip } from "./risk-chip.tsx";
import { elementTitle } from "./risk-words.ts";
import { TableFrame } from "./table-frame.tsx";

export interface CausesTableProps {
  board: Board;
  providers: readonly ProviderRisk[];
  chosenId: string | undefined;
  onChoose: (id: string) => void;
}

export function CausesTable({ board, providers, chosenId, onChoose }: CausesTableProps) {
  const felt = useMemo(() => providers.filter(({ score }) => score > 0), [providers]);
  const ranked = useMemo(() => rankRisk(felt, ({ proximity }) => ({ proximity, harm: 0 })), [felt]);
  const axis = useMemo(() => logAxis(felt.flatMap(({ low, high }) => [low, high])), [felt]);
  return (
    <TableFrame
      label="Causes by what they do to all journeys"
      columns={["#", "What fails, and how far it is from the customer", "Owner", "Range, log scale", "Risk"]}
      rows={ranked}
      keyOf={({ item }) => item.id}
      isChosen={({ item }) => item.id === chosenId}
      onChoose={({ item }) => onChoose(item.id)}
      renderRow={({ item, rank, isTied }) => (
        <>
          <span
            className="w-6 shrink-0 pt-px text-right text-12 text-ink-3 tabular-nums"
            title={isTied ? "Not distinguishable from its neighbours" : undefined}
          >
            {isTied ? `≈${rank}` : rank}
          </span>
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-1.5">
              <ElementIcon board={board} id={item.id} />
              <span className="truncate font-medium">{elementTitle(board, item.id)}</span>
            </span>
            <span className="mt-0.5 block truncate text-12 text-ink-2">
              {distanceWords(item.proximity)}
              {eventWords(board, item)}
            </span>
          </span>
          <span className="w-9 shrink-0 pt-px text-center">
            <PersonAvatar personId={(board.nodes.get(item.id) ?? board.edges.get(item.id))?.ownerId} />
          </span>
          <span className="w-26 shrink-0 pt-0.5">
            <RangeBar range={item} axis={axis} />
          </span>
          <span className="w-14 shrink-0 text-right">
            <RiskChip score={item.score} />
          </span>
        </>
      )}
    />
  );
}

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
