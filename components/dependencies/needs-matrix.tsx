/** Teams that need against teams that provide: how many needs, and how the worst of them stands. */
"use client";

import { useMemo } from "react";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { classNames } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Board } from "#lib/board/model.ts";
import { type NeedCell, needMatrix } from "#lib/dependencies/need-matrix.ts";
import { needLooks } from "./need-looks.tsx";
import type { Need } from "./use-needs.ts";

export interface LanePair {
  readonly consumerId: string;
  readonly providerId: string;
}

export interface NeedsMatrixProps {
  board: Board;
  needs: readonly Need[];
  onOpen: (pair: LanePair) => void;
}

const tones = {
  bad: "bg-broken-bg text-broken-text",
  risk: "bg-at-risk-bg text-at-risk-text",
  ok: "bg-ok-bg text-ok-text",
} as const;

export function NeedsMatrix({ board, needs, onOpen }: NeedsMatrixProps) {
  const matrix = useMemo(() => {
    const statuses = new Map(needs.map(({ edge, status }) => [edge.id, status]));
    const order = lanesInOrder(board).map(({ id }) => id);
    return needMatrix(board, order, (id) => statuses.get(id) ?? "CONFIRMED");
  }, [board, needs]);
  const laneName = (id: string) => board.lanes.get(id)?.name || "Untitled lane";
  if (matrix.consumers.length === 0)
    return (
      <EmptyState title="Nobody needs anything from anybody yet. Draw a need from the card that needs to the one that provides." />
    );
  return (
    <div className="h-full overflow-auto p-5">
      <table className="border-separate border-spacing-1 text-12">
        <caption className="pb-3 text-left text-12 text-ink-2">
          Rows need, columns provide. A cell counts the needs between two teams and has the colour of the
          worst.
        </caption>
        <thead>
          <tr>
            <td />
            {matrix.providers.map((id) => (
              <th
                key={id}
                scope="col"
                className="w-26 min-w-26 pb-1 text-left align-bottom font-medium text-ink-2"
              >
                <span className="line-clamp-3">{laneName(id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.consumers.map((consumerId) => (
            <tr key={consumerId}>
              <th scope="row" className="w-40 pr-2 text-left font-medium text-ink-2">
                {laneName(consumerId)}
              </th>
              {matrix.providers.map((providerId) => (
                <td key={providerId} className="h-14 p-0">
                  <Cell
                    cell={matrix.cell(consumerId, providerId)}
                    words={`${laneName(consumerId)} needs ${laneName(providerId)}`}
                    isOwn={consumerId === providerId}
                    onOpen={() => onOpen({ consumerId, providerId })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  cell: NeedCell | undefined;
  words: string;
  isOwn: boolean;
  onOpen: () => void;
}

function Cell({ cell, words, isOwn, onOpen }: CellProps) {
  if (!cell)
    return <span className={classNames("block h-14 rounded-r1", isOwn ? "bg-pressed" : "bg-sunken")} />;
  const { word, tone, icon: Icon } = needLooks[cell.worst];
  const count = cell.edgeIds.length;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`${words}: ${count}, worst: ${word}`}
      className={classNames(
        "flex h-14 w-full flex-col items-start justify-center gap-0.5 rounded-r1 px-2 text-left hover:outline-2 hover:outline-accent",
        tones[tone as keyof typeof tones],
      )}
    >
      <span className="font-semibold text-16 tabular-nums">{count}</span>
      <span className="flex items-center gap-1 text-11">
        <Icon size={11} strokeWidth={2.2} aria-hidden />
        {word}
      </span>
    </button>
  );
}
