/** The two tables of cards as fields of colour: harm against frequency, and stage of the journey against team. */
"use client";

import { useMemo } from "react";
import { harmWords } from "#components/board/domain-words.ts";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { classNames } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Board } from "#lib/board/model.ts";
import { shortTitle } from "#lib/canvas/short-title.ts";
import { riskLevel } from "#lib/risk/risk-level.ts";
import { matrixHarms, riskMatrix } from "#lib/risk/risk-matrix.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import type { NodeRisk } from "#lib/risk/score-risk.ts";
import { stageGrid } from "#lib/risk/stage-grid.ts";
import { elementTitle, scoreWords } from "./risk-words.ts";

export interface RiskGridProps {
  board: Board;
  nodes: readonly NodeRisk[];
  chosenId: string | undefined;
  onChoose: (id: string) => void;
}

const hitWords = ["under 0.1", "0.1 to 1", "1 to 10", "10 to 100", "over 100"];

export function RiskMatrix({ scale, ...props }: RiskGridProps & { scale: RiskScale }) {
  const cells = useMemo(() => riskMatrix(props.nodes, scale), [props.nodes, scale]);
  return (
    <div className="flex h-full flex-col overflow-auto p-5">
      <table className="w-full min-w-[560px] flex-1 table-fixed border-separate border-spacing-1 text-12">
        <caption className="sr-only">Harm for one customer against journeys hit of 1,000</caption>
        <thead>
          <tr>
            <th scope="col" className="w-28 pb-1 text-left font-normal text-11 text-ink-3">
              Harm for one customer
            </th>
            {hitWords.map((words) => (
              <th key={words} scope="col" className="pb-1 font-medium text-ink-2 tabular-nums">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrixHarms.map((harm, row) => (
            <tr key={harm}>
              <th scope="row" className="pr-2 text-left font-medium text-ink-2">
                {harmWords[harm]}
              </th>
              {cells[row]?.map(({ level, nodes }, column) => (
                <Cell key={hitWords[column]} {...props} level={level} here={nodes} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-3 text-center font-medium text-12 text-ink-2">
        Journeys hit, of 1,000 that pass. A cell has the colour of the risk in its middle.
      </p>
    </div>
  );
}

export function StageByTeam(props: RiskGridProps) {
  const { board, nodes } = props;
  const grid = useMemo(
    () =>
      stageGrid(
        board,
        nodes,
        lanesInOrder(board).map(({ id }) => id),
      ),
    [board, nodes],
  );
  if (grid.stages.length === 0) {
    return <EmptyState title="This table needs a happy path with customer-facing steps on it." />;
  }
  return (
    <div className="h-full overflow-auto p-5">
      <table className="w-full min-w-[640px] table-fixed border-separate border-spacing-1 text-12">
        <caption className="sr-only">Risk by stage of the journey and team</caption>
        <thead>
          <tr>
            <th scope="col" className="w-28 pb-1 text-left align-bottom font-normal text-11 text-ink-3">
              Team
            </th>
            {grid.stages.map((stage) => (
              <th key={stage} scope="col" className="pb-1 align-bottom font-medium text-ink-2">
                <span className="line-clamp-3">{elementTitle(board, stage)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.lanes.map(({ id, cells }) => (
            <tr key={id}>
              <th scope="row" className="pr-2 text-left font-medium text-ink-2">
                {board.lanes.get(id)?.name}
              </th>
              {cells.map(({ score, nodes: here }, at) => (
                <Cell
                  key={grid.stages[at]}
                  {...props}
                  level={score > 0 ? riskLevel(score) : undefined}
                  here={here}
                  stageId={grid.stages[at]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends RiskGridProps {
  level: number | undefined;
  here: readonly NodeRisk[];
  /** The card that the column is named after. */
  stageId?: string | undefined;
}

function Cell({ board, chosenId, onChoose, level, here, stageId }: CellProps) {
  return (
    <td
      className="h-18 rounded-r1 p-1 align-top forced-colors:border"
      style={
        level === undefined
          ? { background: "var(--surface-sunken)" }
          : { background: `var(--risk-${level})`, color: `var(--on-risk-${level})` }
      }
    >
      <span className="flex flex-col gap-1">
        {here.map(({ id, score }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === chosenId}
            aria-label={`${elementTitle(board, id)}, risk ${scoreWords(score)}`}
            title={elementTitle(board, id)}
            onClick={() => onChoose(id)}
            className={classNames(
              "flex w-full flex-wrap items-baseline justify-end gap-x-1 rounded-r1 bg-card px-1.5 py-1 text-left text-ink leading-tight",
              id === chosenId ? "outline-2 outline-select" : "hover:bg-hover",
            )}
          >
            {id !== stageId && (
              <span className="line-clamp-2 min-w-12 flex-1">{shortTitle(elementTitle(board, id))}</span>
            )}
            <span className="font-semibold tabular-nums">{scoreWords(score)}</span>
          </button>
        ))}
      </span>
    </td>
  );
}
