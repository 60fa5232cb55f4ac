/** The bar over the heatmap: how it is shown, whose risks, the whole board's figure, and what if. */
"use client";

import { ChartScatter, Download, FlaskConical, Grid3x3, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { Select } from "#components/ui/select.tsx";
import { scoreWords } from "./risk-words.ts";
import type { ScatterMeasure } from "./scatter-geometry.ts";

export type HeatmapShape = "scatter" | "matrix" | "stages";

const shapes: { value: HeatmapShape; label: string; icon: ReactNode }[] = [
  { value: "scatter", label: "Scatter", icon: <ChartScatter aria-hidden /> },
  { value: "matrix", label: "5 × 5", icon: <Grid3x3 aria-hidden /> },
  { value: "stages", label: "Stage × team", icon: <Table2 aria-hidden /> },
];

export interface RiskFilter {
  flowId?: string | undefined;
  laneId?: string | undefined;
  ownerId?: string | undefined;
}

export interface Choice {
  value: string;
  label: string;
}

export interface HeatmapBarProps {
  shape: HeatmapShape;
  onShape: (shape: HeatmapShape) => void;
  measure: ScatterMeasure;
  onMeasure: (measure: ScatterMeasure) => void;
  filter: RiskFilter;
  onFilter: (filter: RiskFilter) => void;
  flows: readonly Choice[];
  lanes: readonly Choice[];
  owners: readonly Choice[];
  total: number;
  isWhatIf: boolean;
  onWhatIf: () => void;
  onSave: (format: "csv" | "svg" | "png") => void;
}

export function HeatmapBar(props: HeatmapBarProps) {
  const { shape, filter, onFilter } = props;
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 overflow-x-auto border-line border-b px-3 py-1.5 [&>*]:shrink-0">
      <Segments label="Shown as" items={shapes} value={shape} onChange={props.onShape} />
      {shape === "scatter" && (
        <Select
          label="Across"
          isLabelHidden
          appearance="chip"
          className="w-40"
          value={props.measure}
          options={[
            { value: "journeys", label: "By journeys hit" },
            { value: "likelihood", label: "By likelihood" },
          ]}
          onChange={props.onMeasure}
        />
      )}
      <FilterSelect
        label="Flow"
        all="All flows"
        value={filter.flowId}
        choices={props.flows}
        onChange={(flowId) => onFilter({ ...filter, flowId })}
      />
      <FilterSelect
        label="Team"
        all="All teams"
        value={filter.laneId}
        choices={props.lanes}
        onChange={(laneId) => onFilter({ ...filter, laneId })}
      />
      <FilterSelect
        label="Owner"
        all="Anyone"
        value={filter.ownerId}
        choices={props.owners}
        onChange={(ownerId) => onFilter({ ...filter, ownerId })}
      />
      <span className="min-w-2 flex-1" />
      <span
        className="whitespace-nowrap text-12 text-ink-2"
        title="All causes together: expected harm points per 1,000 journeys. 30 points are one lost purchase."
      >
        Whole board <b className="font-semibold text-13 text-ink tabular-nums">{scoreWords(props.total)}</b>{" "}
        harm points per 1,000 journeys
      </span>
      <Menu>
        <MenuTrigger>
          <Button icon={<Download aria-hidden />}>Save</Button>
        </MenuTrigger>
        <MenuContent align="end">
          {shape === "scatter" && <MenuItem onSelect={() => props.onSave("png")}>Picture (PNG)</MenuItem>}
          {shape === "scatter" && <MenuItem onSelect={() => props.onSave("svg")}>Drawing (SVG)</MenuItem>}
          <MenuItem onSelect={() => props.onSave("csv")}>Table (CSV)</MenuItem>
        </MenuContent>
      </Menu>
      <Button icon={<FlaskConical aria-hidden />} aria-pressed={props.isWhatIf} onClick={props.onWhatIf}>
        What if…
      </Button>
    </div>
  );
}

const everything = "*";

interface FilterSelectProps {
  label: string;
  all: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | undefined) => void;
}

function FilterSelect({ label, all, value, choices, onChange }: FilterSelectProps) {
  return (
    <Select
      label={label}
      isLabelHidden
      appearance="chip"
      className="w-32"
      value={value ?? everything}
      options={[{ value: everything, label: all }, ...choices]}
      onChange={(next) => onChange(next === everything ? undefined : next)}
    />
  );
}
