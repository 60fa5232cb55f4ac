/** Nothing selected: the board itself, what it is for, by when, its people, flows and checkpoints. */
"use client";

import { Goal, LayoutDashboard, Plus } from "lucide-react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { flowsInOrder } from "#components/outline/outline-rows.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { MetaPatch } from "#lib/board/commands/board-commands.ts";
import type { BoardMeta } from "#lib/board/model.ts";
import { AddInline } from "./add-inline.tsx";
import { valueWithUnit } from "./checkpoint-scale.ts";
import { ElementFields } from "./field-presence.tsx";
import { shareSum } from "./flow-shares.ts";
import { FlowList } from "./flows-section.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { LiveText } from "./live-text.tsx";
import { PeopleSection } from "./people-section.tsx";
import { DayRow, LineRow, NumberRow } from "./plain-field.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { Rows, Section } from "./section.tsx";

const metaId = "board";

export function BoardInspector() {
  const { title } = useBoardSession();
  return (
    <ElementFields id={metaId}>
      <InspectorHeader icon={<LayoutDashboard size={13} strokeWidth={2} aria-hidden />} kind="Board">
        <h2 className="mt-0.5 font-semibold text-16">{title}</h2>
        <div className="mt-1.5 pr-1">
          <LiveText
            map="meta"
            id={metaId}
            field="objective"
            label="Objective"
            isLabelHidden
            placeholder="What should this launch achieve?"
            className="text-ink-2"
          />
        </div>
      </InspectorHeader>
      <OutcomeSection />
      <PeopleSection />
      <FlowsOfBoard />
      <CheckpointsOfBoard />
    </ElementFields>
  );
}

function OutcomeSection() {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const meta = useBoard((board) => board.meta);
  const { outcome } = meta;
  const update = (patch: MetaPatch) => report(commands.updateMeta(patch));
  if (!canEdit && !outcome && meta.launchAt === undefined) return null;
  return (
    <Section title="Outcome">
      <Rows>
        <DayRow
          label="Launch"
          field="launchAt"
          value={meta.launchAt}
          onChange={(launchAt) => update({ launchAt })}
        />
        <LineRow
          label="Metric"
          field="outcome.metric"
          value={outcome?.metric || undefined}
          placeholder="what shall change"
          onChange={(metric) => update({ outcome: withOutcome(outcome, { metric: metric ?? "" }) })}
        />
        {outcome && (
          <>
            <LineRow
              label="Unit"
              field="outcome.unit"
              value={outcome.unit}
              placeholder="%, min…"
              onChange={(unit) => update({ outcome: withOutcome(outcome, { unit }) })}
            />
            <NumberRow
              label="Baseline"
              field="outcome.baseline"
              value={outcome.baseline}
              unit={outcome.unit}
              onChange={(baseline) => update({ outcome: withOutcome(outcome, { baseline }) })}
            />
            <NumberRow
              label="Target"
              field="outcome.target"
              value={outcome.target}
              unit={outcome.unit}
              onChange={(target) => update({ outcome: withOutcome(outcome, { target }) })}
            />
            <DayRow
              label="Due"
              field="outcome.due"
              value={outcome.due}
              onChange={(due) => update({ outcome: withOutcome(outcome, { due }) })}
            />
          </>
        )}
      </Rows>
    </Section>
  );
}

type Outcome = NonNullable<BoardMeta["outcome"]>;
type OutcomePatch = { [K in keyof Outcome]?: Outcome[K] | null };

/** The outcome with the patch applied; null once nothing is left of it. */
function withOutcome(outcome: Outcome | undefined, patch: OutcomePatch): Outcome | null {
  const next: Record<string, unknown> = { metric: "", ...outcome, ...patch };
  for (const [key, value] of Object.entries(next))
    if (value === null || value === undefined) delete next[key];
  const isEmpty = next.metric === "" && Object.keys(next).length === 1;
  return isEmpty ? null : (next as Outcome);
}

function FlowsOfBoard() {
  const flows = useBoard(flowsInOrder, sameItems);
  const warning = useBoard((board) => shareSum(board.flows.values()).warning);
  const canEdit = useCanEdit();
  const commands = useCommands();
  const { view } = useBoardSession();
  if (flows.length === 0 && !canEdit) return null;
  const add = (
    <AddInline
      label={flows.length === 0 ? "Flows" : "Add a flow"}
      placeholder="Name of the flow"
      onAdd={(name) => {
        const id = report(commands.addFlow({ name, kind: flows.length === 0 ? "HAPPY" : "EXCEPTION" }));
        if (id !== undefined) view.set({ selection: new Set([id]) });
      }}
    />
  );
  if (flows.length === 0) return <div className="border-line border-t px-3.5 py-1">{add}</div>;
  return (
    <Section title="Flows" count={flows.length}>
      <FlowList flows={flows} />
      {warning && <p className="text-12 text-at-risk-text">{warning}</p>}
      {canEdit && add}
    </Section>
  );
}

function CheckpointsOfBoard() {
  const checkpoints = useBoard(
    (board) => [...board.checkpoints.values()].sort((a, b) => a.metric.localeCompare(b.metric)),
    sameItems,
  );
  const canEdit = useCanEdit();
  const commands = useCommands();
  const { view } = useBoardSession();
  const select = (id: string) => view.set({ selection: new Set([id]) });
  function handleAdd() {
    const id = report(commands.addCheckpoint({ metric: "" }));
    if (id !== undefined) select(id);
  }
  if (checkpoints.length === 0) return null;
  return (
    <Section
      title="Checkpoints"
      count={checkpoints.length}
      action={
        canEdit && (
          <IconButton
            size="sm"
            label="Add a checkpoint"
            icon={<Plus aria-hidden />}
            onClick={handleAdd}
            className="-my-1"
          />
        )
      }
    >
      <ul>
        {checkpoints.map((checkpoint) => (
          <li key={checkpoint.id}>
            <button
              type="button"
              onClick={() => select(checkpoint.id)}
              className="-mx-1.5 flex min-h-7 w-[calc(100%+12px)] items-center gap-2 rounded-r2 px-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
            >
              <Goal size={13} strokeWidth={2} className="shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1 truncate">{checkpoint.metric || "No metric yet"}</span>
              <span className="whitespace-nowrap text-12 text-ink-3">
                {checkpoint.target === undefined
                  ? "no target"
                  : `→ ${valueWithUnit(checkpoint.target, checkpoint.unit)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
