/** What both sides changed, one after the other: which of the two counts. */
"use client";

import { useState } from "react";
import { dayOf } from "#components/board/day-words.ts";
import { fieldLabel, valueWords } from "#components/compare/field-words.ts";
import type { ChangeConflict } from "#lib/contracts/change-requests.ts";
import type { Side } from "#lib/diff/three-way.ts";

export type Choices = Readonly<Record<string, Side>>;

export interface ConflictChoicesProps {
  conflicts: readonly ChangeConflict[];
  names: Readonly<Record<string, string>>;
  /** What the two sides are called. */
  sides: Readonly<Record<Side, string>>;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

export function ConflictChoices({ conflicts, names, sides, choices, onChoose }: ConflictChoicesProps) {
  const [today] = useState(() => dayOf(new Date()));
  return (
    <ul className="flex flex-col gap-2.5">
      {conflicts.map((conflict) => {
        const { address, name, path } = conflict;
        return (
          <li key={address}>
            <fieldset className="min-w-0 rounded-r3 border border-line px-3 pt-1 pb-2">
              <legend className="px-1 font-medium">
                {name || "Untitled"}
                {path && <span className="font-normal text-ink-3"> · {fieldLabel({ path })}</span>}
              </legend>
              {(["base", "draft"] as const).map((side) => (
                <label key={side} className="flex min-h-7 items-start gap-1.5 py-0.5 pointer-coarse:min-h-11">
                  <input
                    type="radio"
                    name={`conflict-${address}`}
                    checked={choices[address] === side}
                    onChange={() => onChoose({ ...choices, [address]: side })}
                    className="mt-[3px] size-[15px] shrink-0 accent-[var(--accent)]"
                  />
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    <span className="text-ink-3">{sides[side]}:</span>{" "}
                    {wordsOf(conflict, side, { names, today })}
                  </span>
                </label>
              ))}
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}

function wordsOf(
  { path, kind, ...conflict }: ChangeConflict,
  side: Side,
  words: { names: Readonly<Record<string, string>>; today: string },
): string {
  const value = conflict[side];
  if (path === "") return value === null ? "not there" : "there";
  return valueWords(value, { kind, path, ...words }) ?? "empty";
}

/** Whether one side was chosen for each. */
export const isAllChosen = (conflicts: readonly ChangeConflict[], choices: Choices): boolean =>
  conflicts.every(({ address }) => choices[address] !== undefined);
