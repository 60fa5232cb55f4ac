/** One difference: what became of which element, field by field, and who did it last. */
"use client";

import {
  Activity,
  CircleGauge,
  Minus,
  Pencil,
  Plus,
  Rows3,
  ShieldAlert,
  Spline,
  UserRound,
} from "lucide-react";
import { kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { FlowMark } from "#components/inspector/flow-mark.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { FlowKind, NodeKind } from "#lib/board/model.ts";
import { changeKey } from "#lib/changes/change-state.ts";
import type { Comparison, Difference } from "#lib/contracts/comparison.ts";
import { fieldLabel } from "./field-words.ts";
import type { ListedDifference } from "./listed-difference.ts";
import { RestorableHead, type RestoreSource } from "./restorable-head.tsx";
import { ValueChange } from "./value-change.tsx";

export interface DifferenceRowProps {
  difference: ListedDifference;
  names: Comparison["names"];
  edit: Comparison["edits"][string] | undefined;
  today: string;
  isCurrent: boolean;
  changeRequests: Comparison["changeRequests"];
  /** Null where nothing can be restored. */
  source: RestoreSource | null;
}

export function DifferenceRow({
  difference,
  names,
  edit,
  today,
  isCurrent,
  changeRequests,
  source,
}: DifferenceRowProps) {
  const { id, kind, change, fields } = difference;
  const explainsAll = explanationOf(difference);
  const name = difference.name || nameless(difference);
  return (
    <article
      data-difference={id}
      aria-current={isCurrent ? "true" : undefined}
      className="relative border-line border-b px-4 py-2 aria-[current]:bg-accent-bg aria-[current]:before:absolute aria-[current]:before:inset-y-0 aria-[current]:before:left-0 aria-[current]:before:w-0.5 aria-[current]:before:bg-accent aria-[current]:before:content-['']"
    >
      <RestorableHead source={source} part={{ id, kind, change, name }} className="flex items-center gap-2">
        <ChangeMark change={change} />
        <ElementIcon difference={difference} />
        <span
          className={classNames(
            "min-w-0 flex-1 font-medium",
            change === "removed" && "text-ink-2 line-through",
          )}
        >
          {name}
        </span>
        <ExplainedBy id={explainsAll} changeRequests={changeRequests} />
        {edit && (
          <span className="flex shrink-0 items-center gap-1.5 text-12 text-ink-3">
            <Avatar name={edit.by.name} color={edit.by.color} size={18} />
            <RelativeTime at={edit.at} className="max-md:hidden" />
          </span>
        )}
      </RestorableHead>
      {fields.length > 0 && (
        <dl className="mt-1 ml-[50px] grid grid-cols-[132px_1fr] gap-x-3 gap-y-1 max-md:ml-0 max-md:grid-cols-1 max-md:gap-y-0">
          {fields.map(({ path, before, after, explainedBy }) => (
            <div key={path} className="contents">
              <dt className="text-ink-3">{fieldLabel({ path })}</dt>
              <dd className="min-w-0 break-words max-md:mb-1">
                <ValueChange before={before} after={after} context={{ kind, path, names, today }} />{" "}
                {!explainsAll && <ExplainedBy id={explainedBy} changeRequests={changeRequests} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

/** What explains all of it; null when nothing does, or only some of its fields are explained. */
function explanationOf({ change, fields, explainedBy }: ListedDifference): string | null {
  if (change !== "changed") return explainedBy;
  const [first = null, ...others] = new Set(fields.map((field) => field.explainedBy));
  return others.length === 0 ? first : null;
}

interface ExplainedByProps {
  /** Null: nothing explains it. */
  id: string | null;
  changeRequests: Comparison["changeRequests"];
}

function ExplainedBy({ id, changeRequests }: ExplainedByProps) {
  const request = changeRequests[id ?? ""];
  if (!request) return null;
  return (
    <Pill tone="accent" title={request.title}>
      explained by {changeKey(request.n)}
    </Pill>
  );
}

const marks = {
  added: { Icon: Plus, color: "var(--diff-added)", label: "Added:" },
  removed: { Icon: Minus, color: "var(--diff-removed)", label: "Removed:" },
  changed: { Icon: Pencil, color: "var(--diff-changed)", label: "Changed:" },
} as const;

export function ChangeMark({ change }: { change: ListedDifference["change"] }) {
  const { Icon, color, label } = marks[change];
  return (
    <span
      role="img"
      aria-label={label}
      style={{ background: color }}
      className="grid size-[18px] shrink-0 place-items-center rounded-[5px] text-ink-inverse"
    >
      <Icon size={11} strokeWidth={2.5} aria-hidden />
    </span>
  );
}

function ElementIcon({ difference }: { difference: Difference }) {
  return <span className="grid w-6 shrink-0 place-items-center text-ink-2">{pictureOf(difference)}</span>;
}

function pictureOf({ kind, type }: Difference) {
  switch (kind) {
    case "nodes":
      return <KindIcon kind={type as NodeKind} size={14} />;
    case "flows":
      return <FlowMark kind={type as FlowKind} width={20} />;
    case "edges":
      return <Spline size={14} aria-hidden />;
    case "lanes":
      return <Rows3 size={14} aria-hidden />;
    case "people":
      return <UserRound size={14} aria-hidden />;
    case "checkpoints":
      return <CircleGauge size={14} aria-hidden />;
    case "risks":
    case "assumptions":
      return <ShieldAlert size={14} aria-hidden />;
    case "meta":
      return <Activity size={14} aria-hidden />;
  }
}

const kinds: Record<Difference["kind"], string> = {
  lanes: "Lane",
  people: "Person",
  nodes: "Card",
  edges: "Link",
  flows: "Flow",
  checkpoints: "Checkpoint",
  risks: "Risk",
  assumptions: "Assumption",
  meta: "The board",
};

function nameless({ kind, type }: Difference): string {
  if (kind === "meta") return kinds.meta;
  const word = kind === "nodes" && type !== null ? kindWords[type as NodeKind] : kinds[kind];
  return `Untitled ${word.toLowerCase()}`;
}
