/** When a card counts as done: criteria in words, and as given, when, then where somebody wants it exact. */
"use client";

import { ListChecks, X } from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { useCanEdit } from "#components/board/board-session.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { AcceptanceCriterion, BoardNode } from "#lib/board/model.ts";
import { AddInline } from "./add-inline.tsx";
import { FieldPresence, useFieldPresence } from "./field-presence.tsx";
import { quietField } from "./live-text.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameSection } from "./same-apart-from-texts.ts";
import { Section } from "./section.tsx";

const parts = ["given", "when", "then"] as const;

export const AcceptanceSection = memo(function AcceptanceSection({ node }: { node: BoardNode }) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  const { acceptance } = node;
  if (acceptance.length === 0 && !canEdit) return null;
  const add = (
    <AddInline
      label={acceptance.length === 0 ? "Acceptance criteria" : "Add a criterion"}
      placeholder="How do we see that it works?"
      onAdd={(text) => report(commands.addAcceptance(node.id, { text }))}
    />
  );
  if (acceptance.length === 0) return <div className="border-line border-t px-3.5 py-1">{add}</div>;
  return (
    <Section title="Acceptance criteria" count={acceptance.length}>
      <ol className="flex flex-col gap-1">
        {acceptance.map((criterion) => (
          <Criterion key={criterion.id} nodeId={node.id} criterion={criterion} />
        ))}
      </ol>
      {canEdit && add}
    </Section>
  );
}, sameSection);

function Criterion({ nodeId, criterion }: { nodeId: string; criterion: AcceptanceCriterion }) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  const isExact = parts.some((part) => criterion[part] !== undefined);
  const [isOpen, setIsOpen] = useState(isExact);
  const update = (patch: Parameters<typeof commands.updateAcceptance>[2]) =>
    report(commands.updateAcceptance(nodeId, criterion.id, patch));
  return (
    <li className="group">
      <div className="flex items-start gap-1">
        <CriterionText
          label="Criterion"
          field={`acceptance.${criterion.id}.text`}
          value={criterion.text}
          onChange={(text) => update({ text })}
        />
        {canEdit && (
          <span className="flex opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <IconButton
              size="sm"
              label="Given, when, then"
              aria-expanded={isOpen}
              icon={<ListChecks aria-hidden />}
              onClick={() => setIsOpen(!isOpen)}
            />
            <IconButton
              size="sm"
              label="Remove this criterion"
              icon={<X aria-hidden />}
              onClick={() => report(commands.removeAcceptance(nodeId, criterion.id))}
            />
          </span>
        )}
      </div>
      {isOpen &&
        parts.map((part) => (
          <div key={part} className="flex items-start gap-2 pl-2">
            <span className="w-9 pt-1 text-12 text-ink-3 capitalize">{part}</span>
            <CriterionText
              label={part}
              field={`acceptance.${criterion.id}.${part}`}
              value={criterion[part] ?? ""}
              onChange={(text) => update({ [part]: text === "" ? null : text })}
            />
          </div>
        ))}
    </li>
  );
}

interface CriterionTextProps {
  label: string;
  field: string;
  value: string;
  onChange: (text: string) => void;
}

/** Written when left; what others wrote meanwhile is merged by the command, by its fewest characters. */
function CriterionText({ label, field, value, onChange }: CriterionTextProps) {
  const canEdit = useCanEdit();
  const presence = useFieldPresence(field);
  const [draft, setDraft] = useState<string | null>(null);
  if (!canEdit) return <p className="min-w-0 flex-1 break-words py-0.5">{value}</p>;

  function commit() {
    if (draft !== null && draft.trim() !== value) onChange(draft.trim());
    setDraft(null);
  }
  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const isGivenUp = event.key === "Escape" && draft !== null;
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && !isGivenUp)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isGivenUp) setDraft(null);
    else event.currentTarget.blur();
  }
  return (
    <span className="relative min-w-0 flex-1">
      <textarea
        aria-label={label}
        rows={1}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={handleKeyDown}
        onFocus={presence.onFocus}
        onBlur={() => {
          presence.onBlur();
          commit();
        }}
        className={classNames(quietField, "field-sizing-content block resize-none")}
      />
      <FieldPresence others={presence.others} />
    </span>
  );
}
