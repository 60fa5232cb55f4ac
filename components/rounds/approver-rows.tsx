/** Who has to approve what: one row for each lane or flow and person, as many as it takes. */
"use client";

import { Plus, X } from "lucide-react";
import { useMemo } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { sameItems } from "#components/inspector/same-items.ts";
import { useMembers } from "#components/inspector/use-people.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OpenRound } from "#lib/contracts/rounds.ts";
import type { ReviewScope } from "#lib/rounds/covered-elements.ts";

export interface ApproverRow {
  key: number;
  /** `LANE:id` or `FLOW:id`. */
  scope: string | null;
  approverId: string | null;
}

let keys = 0;
export const emptyRow = (): ApproverRow => ({ key: ++keys, scope: null, approverId: null });

/** Rows that nobody filled in ask for nothing; undefined when one is half filled in. */
export function requiredOf(rows: readonly ApproverRow[]): OpenRound["required"] | undefined {
  const filled = rows.filter(({ scope, approverId }) => scope !== null || approverId !== null);
  const required = filled.flatMap(({ scope, approverId }) =>
    scope === null || approverId === null ? [] : [{ scope: scopeOf(scope), approverId }],
  );
  return required.length === filled.length ? required : undefined;
}

function scopeOf(value: string): ReviewScope {
  const cut = value.indexOf(":");
  return { type: value.slice(0, cut) === "FLOW" ? "FLOW" : "LANE", id: value.slice(cut + 1) };
}

export interface ApproverRowsProps {
  rows: readonly ApproverRow[];
  onChange: (rows: ApproverRow[]) => void;
  error?: string | undefined;
}

export function ApproverRows({ rows, onChange, error }: ApproverRowsProps) {
  const { me } = useBoardSession();
  const scopes = useScopeOptions();
  const members = useMembers().filter(({ userId }) => userId !== me.id);
  const people = members.map(({ userId, name, color }) => ({
    value: userId,
    label: name,
    icon: <Avatar name={name} color={color} size={18} isDecorative />,
  }));
  const change = (key: number, fields: Partial<ApproverRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  return (
    <fieldset className="min-w-0 border-0 p-0">
      <legend className="mb-[5px] font-medium text-13">Who approves what</legend>
      {members.length === 0 ? (
        <p className="text-12 text-ink-2">
          Nobody else is in this workspace yet, and who opens a round can't approve it. Invite somebody by
          Share.
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {rows.map(({ key, scope, approverId }, at) => (
            <li key={key} className="flex items-start gap-2">
              <span className="grid min-w-0 flex-1 grid-cols-2 gap-2 max-md:grid-cols-1">
                <Select
                  label={`Lane or flow ${at + 1}`}
                  isLabelHidden
                  placeholder="Lane or flow…"
                  value={scope}
                  options={scopes}
                  onChange={(next) => change(key, { scope: next })}
                />
                <Select
                  label={`Approver ${at + 1}`}
                  isLabelHidden
                  placeholder="Approver…"
                  value={approverId}
                  options={people}
                  onChange={(next) => change(key, { approverId: next })}
                />
              </span>
              <IconButton
                label={`Remove approver ${at + 1}`}
                icon={<X aria-hidden />}
                onClick={() => onChange(rows.filter((row) => row.key !== key))}
              />
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="mt-1 text-12 text-broken-text">
          {error}
        </p>
      )}
      {members.length > 0 && (
        <Button
          size="sm"
          variant="ghost"
          className="mt-1.5"
          icon={<Plus aria-hidden />}
          onClick={() => onChange([...rows, emptyRow()])}
        >
          Add approver
        </Button>
      )}
    </fieldset>
  );
}

function useScopeOptions() {
  const lanes = useBoard(lanesInOrder, sameItems);
  const flows = useBoard((board) => [...board.flows.values()], sameItems);
  return useMemo(
    () => [
      ...lanes.map(({ id, name }) => ({ value: `LANE:${id}`, label: name || "Unnamed lane", help: "Lane" })),
      ...flows.map(({ id, name }) => ({ value: `FLOW:${id}`, label: name || "Untitled flow", help: "Flow" })),
    ],
    [lanes, flows],
  );
}
