/** One row of the outline: a bead on the spine, a branch beside it, a heading, or a card of a lane. */
"use client";

import { Goal, Rows3 } from "lucide-react";
import { memo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { flowKindWords, kindWords, titleOrKind } from "#components/board/domain-words.ts";
import { valueWithUnit } from "#components/inspector/checkpoint-scale.ts";
import { FlowMark } from "#components/inspector/flow-mark.tsx";
import { PersonAvatar } from "#components/inspector/person.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { BoardNode, FlowKind } from "#lib/board/model.ts";
import { OutlineNodeMark } from "./outline-node-mark.tsx";
import type { OutlineRow } from "./outline-rows.ts";

export interface RowLook {
  isPhone: boolean;
  /** Kind of the flow that is the spine. */
  spine: FlowKind | undefined;
}

interface RowProps {
  row: OutlineRow;
  look: RowLook;
}

/** Px; branches are two lower, so that the spine reads as the main thing. */
export function rowHeight(row: OutlineRow, isPhone: boolean): number {
  if (row.kind === "flow" || row.kind === "lane") return isPhone ? 44 : 34;
  if (row.kind === "branch") return isPhone ? 56 : 42;
  return isPhone ? 58 : 44;
}

/** The element that a row stands for; choosing the row selects it. */
export function elementIdOf(row: OutlineRow): string | undefined {
  if (row.kind === "flow") return row.flow.id;
  return row.kind === "lane" ? row.lane?.id : row.node.id;
}

export const OutlineRowContent = memo(function OutlineRowContent({
  row,
  look,
}: {
  row: OutlineRow;
  look: RowLook;
}) {
  switch (row.kind) {
    case "flow":
      return (
        <Heading>
          <FlowMark kind={row.flow.kind} />
          <span className="min-w-0 truncate">{row.flow.name || flowKindWords[row.flow.kind]}</span>
          <span className="font-normal text-ink-3">{row.count} steps</span>
        </Heading>
      );
    case "lane":
      return (
        <Heading>
          <Rows3 size={13} className="shrink-0 text-ink-3" aria-hidden />
          <span className="min-w-0 truncate">
            {row.lane ? row.lane.name || "Unnamed lane" : "In no lane"}
          </span>
          <span className="font-normal text-ink-3">{row.count}</span>
        </Heading>
      );
    case "journey":
      return (
        <NodeRow node={row.node} look={look} isIndented={false}>
          <Spine look={look} isFirst={row.isFirst} isLast={row.isLast} />
        </NodeRow>
      );
    case "branch":
      return (
        <NodeRow node={row.node} look={look} isIndented>
          <Spine look={look} isFirst={false} isLast={false} />
        </NodeRow>
      );
    case "card":
      return <NodeRow node={row.node} look={{ ...look, spine: undefined }} isIndented={false} />;
  }
}, sameRow);

function sameRow(a: RowProps, b: RowProps): boolean {
  if (a.look !== b.look) return false;
  const [rowA, rowB] = [Object.entries(a.row), b.row as Record<string, unknown>];
  return rowA.every(([key, value]) => Object.is(value, rowB[key]));
}

function Heading({ children }: { children: React.ReactNode }) {
  return (
    <span className="flex h-full items-center gap-2 bg-sunken px-4 font-semibold text-12 text-ink-2">
      {children}
    </span>
  );
}

interface NodeRowProps {
  node: BoardNode;
  look: RowLook;
  isIndented: boolean;
  children?: React.ReactNode;
}

function NodeRow({ node, look, isIndented, children }: NodeRowProps) {
  const lane = useBoard((board) =>
    node.laneId === undefined ? undefined : board.lanes.get(node.laneId)?.name,
  );
  const { isPhone } = look;
  const isBranch = node.kind === "EXCEPTION" || node.kind === "FALLBACK";
  return (
    <span
      className={classNames(
        "relative flex h-full items-center gap-2.5 border-line border-b pr-3.5",
        isIndented ? "bg-sunken pl-[84px]" : "pl-[54px]",
      )}
    >
      {children}
      <span className={classNames("absolute", isIndented ? "left-[46px]" : "left-4")}>
        <OutlineNodeMark kind={node.kind} isOnHappyPath={look.spine === "HAPPY"} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{titleOrKind(node)}</span>
        <span className="block truncate text-12 text-ink-3">
          {lane ?? "No lane"}
          {isBranch && ` · ${kindWords[node.kind].toLowerCase()}`}
        </span>
      </span>
      {!isPhone && <CheckpointWords node={node} />}
      <PersonAvatar personId={node.ownerId} size={24} />
    </span>
  );
}

function CheckpointWords({ node }: { node: BoardNode }) {
  const checkpoint = useBoard((board) =>
    node.checkpointId === undefined ? undefined : board.checkpoints.get(node.checkpointId),
  );
  if (!checkpoint)
    return node.kind === "NOTE" ? null : <span className="text-12 text-ink-3">No checkpoint</span>;
  const { baseline, target, unit } = checkpoint;
  return (
    <span title={checkpoint.metric} className="flex max-w-[45%] items-center gap-1.5 text-12 text-ink-2">
      <Goal size={12} strokeWidth={2} className="shrink-0 text-ink-3" aria-hidden />
      <span className="truncate max-lg:hidden">{checkpoint.metric}</span>
      <span className="whitespace-nowrap">
        {baseline ? baseline.v : "–"}
        <span className="text-ink-3"> → </span>
        {target === undefined ? "–" : valueWithUnit(target, unit)}
      </span>
    </span>
  );
}

/** The throughline: thick for the happy path, the flow's own dashes otherwise. */
function Spine({ look, isFirst, isLast }: { look: RowLook; isFirst: boolean; isLast: boolean }) {
  if (!look.spine) return null;
  const colors: Record<FlowKind, string> = {
    HAPPY: "var(--path-happy)",
    EXCEPTION: "var(--path-exception)",
    FALLBACK: "var(--path-fallback)",
    RECOVERY: "var(--edge-flow-quiet)",
  };
  const isHappy = look.spine === "HAPPY";
  return (
    <svg
      className="absolute left-[28px] w-1"
      style={{
        top: isFirst ? "50%" : 0,
        height: isLast ? "50%" : isFirst ? "calc(50% + 1px)" : "calc(100% + 1px)",
      }}
      aria-hidden
    >
      <line
        x1={2}
        x2={2}
        y1={0}
        y2="100%"
        stroke={colors[look.spine]}
        strokeWidth={isHappy ? 3.5 : 1.75}
        {...(isHappy ? {} : { strokeDasharray: "5 4" })}
      />
    </svg>
  );
}
