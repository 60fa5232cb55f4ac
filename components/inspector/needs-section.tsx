/** What a card needs from others, and who needs it: each with type, strength, owner, dates and a way to its edge. */
"use client";

import { Plus, TriangleAlert, X } from "lucide-react";
import { memo } from "react";
import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import { dayOf, dayWords, latenessOf } from "#components/board/day-words.ts";
import { dependencyTypeWords, strengthWords, titleOrKind } from "#components/board/domain-words.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Pill } from "#components/ui/pill.tsx";
import type { BoardEdge, BoardNode, DependencyType } from "#lib/board/model.ts";
import type { DependencyResponse } from "#lib/contracts/dependencies.ts";
import { Choice } from "./choice.tsx";
import { NodeLink, useGoToElement } from "./element-link.tsx";
import { NeedsMark } from "./needs-mark.tsx";
import { NodePicker } from "./node-picker.tsx";
import { PersonAvatar } from "./person.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameSection } from "./same-apart-from-texts.ts";
import { emptyLine, Section } from "./section.tsx";
import { useResponses } from "./use-responses.ts";

export const NeedsSection = memo(function NeedsSection({
  node,
  needs,
}: {
  node: BoardNode;
  needs: readonly BoardEdge[];
}) {
  const canEdit = useCanEdit();
  const responses = useResponses();
  if (needs.length === 0) {
    if (!canEdit) return null;
    return (
      <div className="border-line border-t px-3.5 py-1">
        <AddNeed node={node} needs={needs}>
          <button type="button" className={emptyLine}>
            <span className="flex-1 text-left">Needs</span>
            <Plus size={13} aria-hidden />
          </button>
        </AddNeed>
      </div>
    );
  }
  return (
    <Section
      title="Needs"
      count={needs.length}
      action={
        canEdit && (
          <AddNeed node={node} needs={needs}>
            <IconButton size="sm" label="Add a need" icon={<Plus aria-hidden />} className="-my-1" />
          </AddNeed>
        )
      }
    >
      <ul className="flex flex-col gap-1.5">
        {needs.map((edge) => (
          <Need key={edge.id} edge={edge} response={responses.get(edge.id)} />
        ))}
      </ul>
    </Section>
  );
}, sameSection);

interface AddNeedProps {
  node: BoardNode;
  needs: readonly BoardEdge[];
  children: React.ReactElement;
}

function AddNeed({ node, needs, children }: AddNeedProps) {
  const commands = useCommands();
  const taken = new Set(needs.map((edge) => edge.targetId));
  return (
    <NodePicker
      label="What does it need?"
      accepts={({ id, kind }) => id !== node.id && !taken.has(id) && kind !== "NOTE" && kind !== "GROUP"}
      onPick={(targetId) => report(commands.connect({ sourceId: node.id, targetId, cls: "DEPENDENCY" }))}
      emptyText="No other card has this name."
    >
      {children}
    </NodePicker>
  );
}

function Need({ edge, response }: { edge: BoardEdge; response: DependencyResponse | undefined }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const goTo = useGoToElement();
  const provider = useBoard((board) => board.nodes.get(edge.targetId));
  const title = provider ? titleOrKind(provider) : "this card";
  const today = dayOf(new Date());
  const promisedBy = response?.promisedBy ?? undefined;
  const late = latenessOf({ needBy: edge.needBy, promisedBy, today });
  return (
    <li className="group">
      <div className="flex items-center gap-[7px]">
        <NeedsMark strength={edge.strength} />
        <NodeLink nodeId={edge.targetId} className="flex-1" />
        {edge.ownerId === undefined && <Pill tone="risk">No owner</Pill>}
        {edge.ownerId !== undefined && <PersonAvatar personId={edge.ownerId} size={18} />}
        {canEdit && (
          <IconButton
            size="sm"
            label={`Remove the need for ${title}`}
            icon={<X aria-hidden />}
            onClick={() => report(commands.remove([edge.id]))}
            className="-ml-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-0 pl-[25px] text-12 text-ink-2">
        <Choice
          label="What is needed"
          value={edge.type as DependencyType | undefined}
          words={dependencyTypeWords}
          onChange={(type) => type && report(commands.updateEdge(edge.id, { type }))}
        />
        <Choice
          label="How strongly"
          value={edge.strength}
          words={strengthWords}
          onChange={(strength) => strength && report(commands.updateEdge(edge.id, { strength }))}
        />
        <button
          type="button"
          onClick={() => goTo(edge.id, [edge.sourceId, edge.targetId])}
          className="-mx-1 flex h-7 items-center rounded-r2 px-1 text-ink-3 hover:bg-hover hover:text-ink-2"
        >
          {edge.needBy ? `by ${dayWords(edge.needBy, today)}` : "Dates and answer"}
          {promisedBy && edge.needBy && `, promised ${dayWords(promisedBy, today)}`}
        </button>
      </div>
      {late.kind !== "in-time" && (
        <p className="flex items-center gap-[5px] pl-[25px] text-12 text-at-risk-text">
          <TriangleAlert size={12} strokeWidth={2.2} className="shrink-0" aria-hidden />
          {late.text}
        </p>
      )}
    </li>
  );
}

export const NeededBySection = memo(function NeededBySection({
  neededBy,
}: {
  neededBy: readonly BoardEdge[];
}) {
  const goTo = useGoToElement();
  if (neededBy.length === 0) return null;
  return (
    <Section title="Needed by" count={neededBy.length}>
      <ul>
        {neededBy.map((edge) => (
          <li key={edge.id} className="flex items-center gap-[7px]">
            <NodeLink nodeId={edge.sourceId} className="flex-1" />
            <button
              type="button"
              aria-label={`Open this need (${strengthWords[edge.strength].toLowerCase()})`}
              onClick={() => goTo(edge.id, [edge.sourceId, edge.targetId])}
              className="flex h-7 items-center gap-1.5 rounded-r2 px-1 text-12 text-ink-3 hover:bg-hover"
            >
              <NeedsMark strength={edge.strength} />
              {edge.strength === "SOFT" && "soft"}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
});
