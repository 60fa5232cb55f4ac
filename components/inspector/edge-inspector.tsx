/** Everything about one link: a need with its terms and the provider's answer, or an arrow of the flow. */
"use client";

import { ArrowLeftRight, Spline, TriangleAlert } from "lucide-react";
import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import { dayOf, latenessOf } from "#components/board/day-words.ts";
import {
  controlTypeWords,
  criticalityWords,
  dependencyTypeWords,
  readinessWords,
  strengthWords,
  titleOrKind,
} from "#components/board/domain-words.ts";
import { ThreadsSection } from "#components/comments/threads-section.tsx";
import { MenuItem } from "#components/ui/menu.tsx";
import type { BoardEdge, ControlType, DependencyType } from "#lib/board/model.ts";
import { AnswerSection } from "./answer-section.tsx";
import { CheckpointSection } from "./checkpoint-section.tsx";
import { Choice, rowButton } from "./choice.tsx";
import { NodeLink } from "./element-link.tsx";
import { ElementFields } from "./field-presence.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { LiveText } from "./live-text.tsx";
import { NeedsMark } from "./needs-mark.tsx";
import { NodePicker } from "./node-picker.tsx";
import { OwnerRow } from "./owner-section.tsx";
import { DayRow, LineRow, NumberRow, PercentRow, Tick } from "./plain-field.tsx";
import { RisksSection } from "./risks-section.tsx";
import { report, useCommands } from "./run-command.ts";
import { Row, Rows } from "./section.tsx";
import { useResponses } from "./use-responses.ts";

export function EdgeInspector({ edge }: { edge: BoardEdge }) {
  const source = useBoard((board) => board.nodes.get(edge.sourceId));
  const target = useBoard((board) => board.nodes.get(edge.targetId));
  const isNeed = edge.cls === "DEPENDENCY";
  const verb = isNeed
    ? "needs"
    : edge.type
      ? controlTypeWords[edge.type as ControlType].toLowerCase()
      : "remark on";
  return (
    <ElementFields id={edge.id}>
      <InspectorHeader
        heading={`${source ? titleOrKind(source) : ""} ${verb} ${target ? titleOrKind(target) : ""}`}
        icon={
          isNeed ? <NeedsMark strength={edge.strength} /> : <Spline size={13} strokeWidth={2} aria-hidden />
        }
        kind={isNeed ? "Need" : edge.cls === "CONTROL" ? "Flow arrow" : "Remark"}
        menu={<TurnAround edge={edge} />}
        commentsOn={edge.id}
        removeIds={[edge.id]}
        removeLabel={isNeed ? "Deleted the need" : "Deleted the arrow"}
      >
        <div className="mt-1 text-13">
          <NodeLink nodeId={edge.sourceId} className="max-w-full font-medium" />
          <span className="block pl-[19px] text-12 text-ink-3">{verb}</span>
          <NodeLink nodeId={edge.targetId} className="max-w-full font-medium" />
        </div>
        <div className="mt-1.5 pr-1">
          <LiveText
            map="edges"
            id={edge.id}
            field="description"
            label="Description"
            isLabelHidden
            placeholder={isNeed ? "What exactly is needed?" : "Describe it"}
            className="text-ink-2"
          />
        </div>
      </InspectorHeader>
      {isNeed && <NeedFields edge={edge} />}
      {edge.cls === "CONTROL" && <ArrowFields edge={edge} />}
      <ThreadsSection type="EDGE" id={edge.id} />
    </ElementFields>
  );
}

function TurnAround({ edge }: { edge: BoardEdge }) {
  const commands = useCommands();
  return (
    <MenuItem
      icon={<ArrowLeftRight aria-hidden />}
      onSelect={() =>
        report(commands.reconnect(edge.id, { sourceId: edge.targetId, targetId: edge.sourceId }))
      }
    >
      Turn around
    </MenuItem>
  );
}

function NeedFields({ edge }: { edge: BoardEdge }) {
  const commands = useCommands();
  const responses = useResponses();
  const response = responses.get(edge.id);
  const update = (patch: Parameters<typeof commands.updateEdge>[1]) =>
    report(commands.updateEdge(edge.id, patch));
  const today = dayOf(new Date());
  const late = latenessOf({ needBy: edge.needBy, promisedBy: response?.promisedBy ?? undefined, today });
  return (
    <>
      <section aria-label="Terms" className="border-line border-t px-3.5 py-[9px]">
        <Rows>
          <Row label="Type">
            <Choice
              label="What is needed"
              value={edge.type as DependencyType | undefined}
              words={dependencyTypeWords}
              onChange={(type) => type && update({ type })}
            />
          </Row>
          <Row label="Strength">
            <Choice
              label="How strongly"
              value={edge.strength}
              words={strengthWords}
              onChange={(strength) => strength && update({ strength })}
            />
          </Row>
          <Row label="Criticality">
            <Choice
              label="Criticality"
              value={edge.criticality}
              words={criticalityWords}
              onChange={(criticality) => criticality && update({ criticality })}
            />
          </Row>
          <OwnerRow elementId={edge.id} ownerId={edge.ownerId} />
          <DayRow
            label="Needed by"
            field="needBy"
            value={edge.needBy}
            onChange={(needBy) => update({ needBy })}
            note={
              late.kind === "in-time" ? undefined : (
                <span className="flex items-center gap-[5px] text-at-risk-text">
                  <TriangleAlert size={12} strokeWidth={2.2} className="shrink-0" aria-hidden />
                  {late.text}
                </span>
              )
            }
          />
          <LineRow
            label="Contract"
            field="contractRef"
            value={edge.contractRef}
            placeholder="link or file"
            maxLength={2_000}
            onChange={(contractRef) => update({ contractRef })}
          />
          <FallbackRow edge={edge} />
        </Rows>
      </section>
      <AnswerSection key={edge.id} edge={edge} response={response} />
      <CheckpointSection elementId={edge.id} checkpointId={edge.checkpointId} />
      <RisksSection key={`${edge.id} risks`} targetId={edge.id} />
    </>
  );
}

/** What carries on when the provider fails: a fallback card, or only words about how ready one is. */
function FallbackRow({ edge }: { edge: BoardEdge }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const { fallback } = edge;
  const title = useBoard((board) => {
    const node = fallback?.nodeId === undefined ? undefined : board.nodes.get(fallback.nodeId);
    return node && titleOrKind(node);
  });
  if (!canEdit && !fallback) return null;
  const setReadiness = (readiness: NonNullable<BoardEdge["fallback"]>["readiness"] | null) =>
    report(
      commands.updateEdge(edge.id, { fallback: readiness === null ? null : { ...fallback, readiness } }),
    );
  return (
    <Row label="If it fails">
      <Choice
        label="Fallback of this need"
        value={fallback?.readiness}
        words={readinessWords}
        emptyWord="No fallback"
        onChange={setReadiness}
      />
      {canEdit && fallback && (
        <NodePicker
          label="Which fallback?"
          accepts={(node) => node.kind === "FALLBACK"}
          emptyText="There is no fallback on this board yet."
          onPick={(nodeId) => report(commands.updateEdge(edge.id, { fallback: { ...fallback, nodeId } }))}
        >
          <button type="button" className={`${rowButton} w-full`}>
            <span className={title ? "truncate" : "text-ink-3"}>{title ?? "Choose the fallback card"}</span>
          </button>
        </NodePicker>
      )}
      {!canEdit && title && <span className="w-full truncate">{title}</span>}
    </Row>
  );
}

function ArrowFields({ edge }: { edge: BoardEdge }) {
  const commands = useCommands();
  const update = (patch: Parameters<typeof commands.updateEdge>[1]) =>
    report(commands.updateEdge(edge.id, patch));
  const isFromDecision = useBoard((board) => board.nodes.get(edge.sourceId)?.kind === "DECISION");
  return (
    <section aria-label="Arrow" className="border-line border-t px-3.5 py-[9px]">
      <Rows>
        <Row label="Type">
          <Choice
            label="Type of arrow"
            value={edge.type as ControlType | undefined}
            words={controlTypeWords}
            onChange={(type) => type && update({ type })}
          />
        </Row>
        <LineRow
          label="Guard"
          field="guard"
          value={edge.guard === "" ? undefined : edge.guard}
          placeholder={isFromDecision ? "when is this taken?" : "under which condition"}
          onChange={(guard) => update({ guard })}
        />
        <PercentRow
          label="Share"
          field="share"
          value={edge.share}
          placeholder="of those who come here"
          onChange={(share) => update({ share })}
        />
        <NumberRow
          label="At most"
          field="maxLoops"
          value={edge.maxLoops}
          unit="times"
          minimum={1}
          placeholder="if it goes back"
          onChange={(maxLoops) => update({ maxLoops: maxLoops === null ? null : Math.round(maxLoops) })}
        />
      </Rows>
      {isFromDecision && (
        <Tick
          label="Taken when no other guard holds"
          isTicked={edge.isDefault}
          onChange={(isDefault) => update({ isDefault })}
        />
      )}
    </section>
  );
}
