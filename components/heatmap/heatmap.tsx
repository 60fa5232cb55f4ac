/** The heatmap: where it would hurt the customer, worked out from what is drawn, live. */
"use client";

import { Info } from "lucide-react";
import { useMemo, useState } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import { useAnnounceDrawn } from "#components/board/later.tsx";
import { fileNameOf, saveFile } from "#components/board/save-file.ts";
import type { WidthClass } from "#components/board/use-width-class.ts";
import { ViewLoading } from "#components/board/view-loading.tsx";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Board } from "#lib/board/model.ts";
import type { LastRoundRisk } from "#lib/contracts/risk.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import type { NodeRisk, RiskReport } from "#lib/risk/score-risk.ts";
import { whatIf } from "#lib/risk/what-if.ts";
import { CausesTable } from "./causes-table.tsx";
import { chartAsPng, chartAsSvg } from "./chart-file.ts";
import { type Choice, HeatmapBar, type HeatmapShape, type RiskFilter } from "./heatmap-bar.tsx";
import { riskCsv } from "./risk-csv.ts";
import { RiskMatrix, StageByTeam } from "./risk-grids.tsx";
import { RiskScatter } from "./risk-scatter.tsx";
import { elementTitle, wholePercent } from "./risk-words.ts";
import type { ScatterMeasure, ScatterNode } from "./scatter-geometry.ts";
import { StepsTable } from "./steps-table.tsx";
import { type Down, useDown } from "./use-down.ts";
import { useLastRound } from "./use-last-round.ts";
import { useRisk } from "./use-risk.ts";
import { useRiskScale } from "./use-risk-scale.ts";
import { WhatIfPanel } from "./what-if-panel.tsx";

export function Heatmap(props: { width: WidthClass }) {
  useAnnounceDrawn();
  return (
    <QueryProvider>
      <Scaled {...props} />
    </QueryProvider>
  );
}

/** Figures by other numbers than those in force would be wrong: they wait for them. */
function Scaled(props: { width: WidthClass }) {
  const scale = useRiskScale();
  return scale ? <Scored {...props} scale={scale} /> : <ViewLoading />;
}

function Scored({ width, scale }: { width: WidthClass; scale: RiskScale }) {
  const { view, title } = useBoardSession();
  const { board, report, prepared } = useRisk(scale);
  const lastRound = useLastRound();
  const [shape, setShape] = useState<HeatmapShape>("scatter");
  const [measure, setMeasure] = useState<ScatterMeasure>("journeys");
  const [filter, setFilter] = useState<RiskFilter>({});
  const down = useDown();
  const chosenId = useViewState(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  const choose = (id: string) => view.set({ selection: new Set([id]) });

  const nodes = useMemo(() => fitting(board, report.nodes, filter), [board, report, filter]);
  const result = useMemo(
    () => (down.ids ? whatIf(board, down.ids, scale) : undefined),
    [board, down.ids, scale],
  );
  const hit = useMemo(
    () =>
      result && result.down.length > 0
        ? new Set([...result.down, ...result.affected.map(({ id }) => id)])
        : undefined,
    [result],
  );
  if (report.nodes.length === 0) return <NothingYet />;

  const save = (format: "csv" | "svg" | "png") =>
    void fileIn(format, { board, nodes }).then(
      (file) => file && saveFile(file, `${fileNameOf(title)}-risk.${format}`),
      () => toast.error("This browser couldn't draw the picture. Save it as a drawing instead."),
    );
  const chart = { board, nodes, chosenId, onChoose: choose };
  return (
    <div className="flex h-full flex-col bg-app">
      <HeatmapBar
        shape={shape}
        onShape={setShape}
        measure={measure}
        onMeasure={setMeasure}
        filter={filter}
        onFilter={setFilter}
        {...choicesOf(board)}
        total={report.providers.reduce((sum, { score }) => sum + score, 0)}
        isWhatIf={down.ids !== undefined}
        onWhatIf={() => down.set(down.ids ? undefined : startingWith(board, chosenId))}
        onSave={save}
      />
      <div
        className={classNames(
          "flex min-h-0 flex-1",
          width === "desktop" ? "flex-row" : "flex-col overflow-y-auto",
        )}
      >
        <div className={classNames("min-w-0", width === "desktop" ? "flex-1" : "h-[420px] shrink-0")}>
          {shape === "scatter" && (
            <RiskScatter
              nodes={withTitles(board, nodes)}
              measure={measure}
              windowDays={board.meta.windowDays}
              chosenId={chosenId}
              hit={hit}
              onChoose={choose}
            />
          )}
          {shape === "matrix" && <RiskMatrix {...chart} scale={scale} />}
          {shape === "stages" && <StageByTeam {...chart} />}
        </div>
        <aside
          aria-label={result ? "What if" : "Risks"}
          className={classNames(
            "flex min-h-0 flex-col border-line",
            width === "desktop" ? "w-[clamp(400px,42%,640px)] border-l" : "h-[560px] shrink-0 border-t",
          )}
        >
          {result ? (
            <WhatIfPanel
              board={board}
              result={result}
              onChange={down.set}
              onClose={() => down.set(undefined)}
              onChoose={choose}
            />
          ) : (
            <Tables
              board={board}
              report={report}
              nodes={nodes}
              prepared={prepared}
              lastRound={lastRound}
              chosenId={chosenId}
              onChoose={choose}
              down={down}
            />
          )}
        </aside>
      </div>
    </div>
  );
}

function NothingYet() {
  return (
    <div className="flex h-full flex-col">
      <EmptyState
        title="No card here says what its failure would cost a customer."
        detail="Mark a step as customer-facing, say what harm a failure does, and give the flows their share of journeys. The heatmap does the rest."
        action={
          <Button variant="primary" onClick={() => window.history.pushState(null, "", "?view=outline")}>
            Open the outline
          </Button>
        }
      />
    </div>
  );
}

interface TablesProps {
  board: Board;
  report: RiskReport;
  nodes: readonly NodeRisk[];
  /** How well exceptions are prepared, 0–1. */
  prepared: number | null;
  lastRound: LastRoundRisk | undefined;
  chosenId: string | undefined;
  onChoose: (id: string) => void;
  down: Down;
}

type Table = "steps" | "causes";
const tables: { value: Table; label: string }[] = [
  { value: "steps", label: "Where customers feel it" },
  { value: "causes", label: "What causes it" },
];

function Tables({ board, report, nodes, prepared, lastRound, chosenId, onChoose, down }: TablesProps) {
  const [table, setTable] = useState<Table>("steps");
  return (
    <>
      <div className="flex shrink-0 items-center gap-2 px-4 py-3">
        <Segments label="Table" items={tables} value={table} onChange={setTable} />
        {chosenId !== undefined && (
          <Button size="sm" className="ml-auto min-w-0 shrink" onClick={() => down.set([chosenId])}>
            <span className="truncate">What if this is down?</span>
          </Button>
        )}
      </div>
      {table === "steps" ? (
        <StepsTable
          board={board}
          nodes={nodes}
          lastRound={lastRound}
          chosenId={chosenId}
          onChoose={onChoose}
        />
      ) : (
        <CausesTable
          board={board}
          providers={report.providers}
          lastRound={lastRound}
          chosenId={chosenId}
          onChoose={onChoose}
        />
      )}
      <Notes board={board} report={report} prepared={prepared} onChoose={onChoose} />
    </>
  );
}

type NotesProps = Pick<TablesProps, "board" | "report" | "prepared" | "onChoose">;

/** What the figures leave out, so that nobody takes silence for safety. */
function Notes({ board, report, prepared, onChoose }: NotesProps) {
  const unmodelled = report.nodes.filter(({ causes }) => causes.length === 0);
  const unfinished = report.incompleteRiskIds.flatMap((id) => board.risks.get(id) ?? []);
  return (
    <div className="flex shrink-0 gap-2 border-line border-t px-4 py-3 text-12 text-ink-2">
      <Info size={14} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0 space-y-1">
        {prepared !== null && (
          <p title="Eight questions to each exception: noticed, worded, state known, way out, owner, measured, support, evidence. A step without an exception counts as unprepared.">
            What can go wrong at critical and major steps is prepared to{" "}
            <b className="text-ink tabular-nums">{wholePercent(prepared)}</b>.
          </p>
        )}
        <p>Ranges overlap: read ranks marked ≈ as one group, not as an order.</p>
        {unmodelled.length > 0 && (
          <p>
            Nobody has said what could go wrong with{" "}
            <Names ids={unmodelled.map(({ id }) => id)} board={board} onChoose={onChoose} />.
          </p>
        )}
        {unfinished.length > 0 && (
          <p>
            Not counted, as likelihood, reach or detection is missing:{" "}
            <Names
              ids={[...new Set(unfinished.map(({ targetId }) => targetId))]}
              board={board}
              onChoose={onChoose}
            />
            .
          </p>
        )}
      </div>
    </div>
  );
}

const namesShown = 4;

function Names({
  ids,
  board,
  onChoose,
}: {
  ids: readonly string[];
  board: Board;
  onChoose: (id: string) => void;
}) {
  return (
    <>
      {ids.slice(0, namesShown).map((id, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <button
            type="button"
            className="text-accent-text underline-offset-2 hover:underline"
            onClick={() => onChoose(id)}
          >
            {elementTitle(board, id)}
          </button>
        </span>
      ))}
      {ids.length > namesShown && ` and ${ids.length - namesShown} more`}
    </>
  );
}

const withTitles = (board: Board, nodes: readonly NodeRisk[]): ScatterNode[] =>
  nodes.map((node) => ({
    ...node,
    title: elementTitle(board, node.id),
    kind: board.nodes.get(node.id)?.kind ?? "STEP",
  }));

function fitting(
  board: Board,
  nodes: readonly NodeRisk[],
  { flowId, laneId, ownerId }: RiskFilter,
): NodeRisk[] {
  const path = flowId === undefined ? undefined : new Set(board.flows.get(flowId)?.path);
  return nodes.filter(({ id }) => {
    const card = board.nodes.get(id);
    return (
      (!path || path.has(id)) &&
      (laneId === undefined || card?.laneId === laneId) &&
      (ownerId === undefined || card?.ownerId === ownerId)
    );
  });
}

function choicesOf(board: Board): { flows: Choice[]; lanes: Choice[]; owners: Choice[] } {
  const owning = new Set([...board.nodes.values()].map(({ ownerId }) => ownerId));
  return {
    flows: [...board.flows.values()].map(({ id, name }) => ({ value: id, label: name || "Untitled flow" })),
    lanes: lanesInOrder(board).map(({ id, name }) => ({ value: id, label: name || "Untitled lane" })),
    owners: [...board.people.values()]
      .filter(({ id }) => owning.has(id))
      .map(({ id, name }) => ({ value: id, label: name || "No name yet" })),
  };
}

const startingWith = (board: Board, chosenId: string | undefined): string[] =>
  chosenId !== undefined && board.nodes.has(chosenId) ? [chosenId] : [];

async function fileIn(
  format: "csv" | "svg" | "png",
  { board, nodes }: { board: Board; nodes: readonly NodeRisk[] },
): Promise<Blob | undefined> {
  if (format === "csv") return new Blob([riskCsv(board, nodes)], { type: "text/csv;charset=utf-8" });
  return format === "svg" ? chartAsSvg() : chartAsPng();
}
