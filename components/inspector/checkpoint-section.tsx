/** The one checkpoint of an element: what is measured, from where to where, by when, and who else shares it. */
"use client";

import { ChevronDown, Ellipsis, Goal, Plus } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { dayOf, dayWords, relativeDayWords } from "#components/board/day-words.ts";
import { directionWords, sourceKindWords, titleOrKind } from "#components/board/domain-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Board, Checkpoint } from "#lib/board/model.ts";
import { CheckpointDrawing } from "./checkpoint-drawing.tsx";
import { CheckpointPicker } from "./checkpoint-picker.tsx";
import { missingInCheckpoint, wrongSideOf } from "./checkpoint-scale.ts";
import { Choice } from "./choice.tsx";
import { ElementFields } from "./field-presence.tsx";
import { LiveText } from "./live-text.tsx";
import { OwnerRow } from "./owner-section.tsx";
import { DayRow, LineRow, NumberRow } from "./plain-field.tsx";
import { report, useCommands } from "./run-command.ts";
import { emptyLine, Row, Rows, Section } from "./section.tsx";

export const CheckpointSection = memo(function CheckpointSection({
  elementId,
  checkpointId,
}: {
  elementId: string;
  checkpointId: string | undefined;
}) {
  const checkpoint = useBoard((board) =>
    checkpointId === undefined ? undefined : board.checkpoints.get(checkpointId),
  );
  const canEdit = useCanEdit();
  const [madeId, setMadeId] = useState<string>();
  if (!checkpoint) {
    if (!canEdit) return null;
    return (
      <div className="border-line border-t px-3.5 py-1">
        <CheckpointPicker elementId={elementId} currentId={undefined} onMade={setMadeId}>
          <button type="button" className={emptyLine}>
            <span className="flex-1 text-left">Checkpoint</span>
            <Plus size={13} aria-hidden />
          </button>
        </CheckpointPicker>
      </div>
    );
  }
  return (
    <Section
      title="Checkpoint"
      action={
        canEdit && (
          <CheckpointPicker elementId={elementId} currentId={checkpoint.id} onMade={setMadeId}>
            <IconButton
              size="sm"
              label="Use another checkpoint"
              icon={<Ellipsis aria-hidden />}
              className="-my-1"
            />
          </CheckpointPicker>
        )
      }
    >
      <div ref={checkpoint.id === madeId ? focusFirstEmpty : undefined}>
        <CheckpointFields key={checkpoint.id} checkpoint={checkpoint} usedBy={elementId} />
      </div>
    </Section>
  );
});

/** A new checkpoint is filled in at once; after the picker has given the focus back, to a button that is gone. */
function focusFirstEmpty(fields: HTMLElement | null) {
  setTimeout(() => {
    const all = fields?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input,textarea") ?? [];
    [...all].find((field) => field.value === "")?.focus();
  });
}

export interface CheckpointFieldsProps {
  checkpoint: Checkpoint;
  /** The element whose inspector this is: it isn't counted among those that share it. */
  usedBy?: string;
}

export function CheckpointFields({ checkpoint, usedBy }: CheckpointFieldsProps) {
  const missing = missingInCheckpoint(checkpoint);
  const canEdit = useCanEdit();
  const wrongSide = wrongSideOf(checkpoint);
  const [isOpen, setIsOpen] = useState((missing.length > 0 || wrongSide !== undefined) && canEdit);
  const today = dayOf(new Date());
  return (
    <ElementFields id={checkpoint.id}>
      <LiveText
        map="checkpoints"
        id={checkpoint.id}
        field="metric"
        label="Metric"
        isLabelHidden
        isOneLine
        placeholder="What is measured?"
        className="font-medium"
      />
      <CheckpointDrawing checkpoint={checkpoint} />
      <div className="flex min-h-5 items-center gap-2 text-12 text-ink-3">
        {canEdit ? (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="-ml-1 flex h-6 items-center gap-1 rounded-r2 px-1 hover:bg-hover hover:text-ink-2 pointer-coarse:h-11"
          >
            <ChevronDown
              size={13}
              aria-hidden
              className={classNames("transition-transform", !isOpen && "-rotate-90")}
            />
            {missing.length > 0 ? `${missing.length} to fill in` : wrongSide ? "1 to check" : "Figures"}
          </button>
        ) : null}
        <span className="flex-1" />
        {checkpoint.due && (
          <span title={relativeDayWords(checkpoint.due, today)}>Due {dayWords(checkpoint.due, today)}</span>
        )}
      </div>
      {isOpen && <Figures checkpoint={checkpoint} warning={wrongSide ?? missingWords(missing)} />}
      <SharedBy checkpointId={checkpoint.id} {...(usedBy === undefined ? {} : { usedBy })} />
    </ElementFields>
  );
}

function Figures({ checkpoint, warning }: { checkpoint: Checkpoint; warning: string | undefined }) {
  const update = useUpdate(checkpoint.id);
  const { id, baseline, unit } = checkpoint;
  return (
    <div className="mt-1">
      {warning && (
        <p className="mb-1.5 rounded-r3 bg-at-risk-bg px-2.5 py-1 text-12 text-at-risk-text">{warning}</p>
      )}
      <Rows>
        <LineRow
          label="Unit"
          field="unit"
          value={unit === "" ? undefined : unit}
          placeholder="%, min, per 10k…"
          onChange={(next) => update({ unit: next })}
        />
        <NumberRow
          label="Baseline"
          field="baseline"
          value={baseline?.v}
          unit={unit}
          placeholder="today's value"
          onChange={(v) => update({ baseline: v === null ? null : { ...baseline, v } })}
        />
        <NumberRow
          label="Target"
          field="target"
          value={checkpoint.target}
          unit={unit}
          placeholder="value to reach"
          onChange={(target) => update({ target })}
        />
        <DayRow label="Due" field="due" value={checkpoint.due} onChange={(due) => update({ due })} />
        <OwnerRow elementId={id} ownerId={checkpoint.ownerId} />
      </Rows>
      <MoreFigures checkpoint={checkpoint} />
    </div>
  );
}

/** What is seldom set, folded away; open from the start where the direction contradicts the target. */
function MoreFigures({ checkpoint }: { checkpoint: Checkpoint }) {
  const update = useUpdate(checkpoint.id);
  // Kept: correcting the direction must not fold it away under the hand.
  const [isOpenAtFirst] = useState(wrongSideOf(checkpoint) !== undefined);
  const { baseline, unit } = checkpoint;
  return (
    <details open={isOpenAtFirst} className="group mt-1">
      <summary className="-ml-1 flex h-6 w-fit cursor-default list-none items-center gap-1 rounded-r2 px-1 text-12 text-ink-3 hover:bg-hover hover:text-ink-2 pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
        <ChevronDown size={13} aria-hidden className="-rotate-90 transition-transform group-open:rotate-0" />
        More
      </summary>
      <Rows>
        <Row label="Direction">
          <Choice
            label="Direction"
            value={checkpoint.direction}
            words={directionWords}
            onChange={(direction) => direction && update({ direction })}
          />
        </Row>
        <NumberRow
          label="Tolerance"
          field="tolerance"
          value={checkpoint.tolerance}
          unit={unit}
          minimum={0}
          placeholder="±"
          onChange={(tolerance) => update({ tolerance })}
        />
        <NumberRow
          label="Read every"
          field="cadence"
          value={checkpoint.cadence}
          unit="days"
          minimum={1}
          onChange={(cadence) => update({ cadence: cadence === null ? null : Math.round(cadence) })}
        />
        <Row label="Source">
          <Choice
            label="Where readings come from"
            value={checkpoint.sourceKind}
            words={sourceKindWords}
            onChange={(sourceKind) => sourceKind && update({ sourceKind })}
          />
        </Row>
        <LineRow
          label="Baseline from"
          field="baseline"
          value={baseline?.src}
          placeholder="report, query…"
          onChange={(src) => {
            if (!baseline) return;
            const { src: _old, ...rest } = baseline;
            update({ baseline: src === null ? rest : { ...rest, src } });
          }}
        />
      </Rows>
    </details>
  );
}

function useUpdate(id: string) {
  const commands = useCommands();
  return (patch: Parameters<typeof commands.updateCheckpoint>[1]) =>
    report(commands.updateCheckpoint(id, patch));
}

const missingWords = (missing: readonly string[]): string | undefined =>
  missing.length === 0 ? undefined : `Still missing: ${missing.join(", ")}.`;

function SharedBy({ checkpointId, usedBy }: { checkpointId: string; usedBy?: string }) {
  const { view } = useBoardSession();
  const nodes = useBoard((board) => board.nodes);
  const edges = useBoard((board) => board.edges);
  const sharers = useMemo(
    () => sharersOf({ nodes, edges }, checkpointId, usedBy),
    [nodes, edges, checkpointId, usedBy],
  );
  if (sharers.length === 0) return null;
  const names = sharers.map((id) => {
    const node = nodes.get(id);
    return node ? titleOrKind(node) : "a need";
  });
  return (
    <button
      type="button"
      title={names.join(", ")}
      onClick={() => view.set({ selection: new Set(sharers) })}
      className="mt-1 -ml-1 flex items-center gap-1 rounded-r2 px-1 text-12 pointer-coarse:h-11 text-ink-3 hover:bg-hover hover:text-ink-2"
    >
      <Goal size={12} aria-hidden />
      {usedBy === undefined ? "Used by" : "Shared with"} {sharers.length}{" "}
      {usedBy === undefined ? "" : "other "}
      {sharers.length === 1 ? "element" : "elements"}
    </button>
  );
}

function sharersOf(
  { nodes, edges }: Pick<Board, "nodes" | "edges">,
  checkpointId: string,
  usedBy: string | undefined,
): string[] {
  return [...nodes.values(), ...edges.values()]
    .filter((element) => element.checkpointId === checkpointId && element.id !== usedBy)
    .map((element) => element.id);
}
