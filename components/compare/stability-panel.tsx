/** How much of the scope stayed: the figure, what took from it, and each unit behind it. */
"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import { ChangeMark } from "./difference-row.tsx";

type Stability = Comparison["stability"];

export interface StabilityPanelProps {
  stability: Stability;
  /** How it was from round to round. */
  trend: ReactNode;
  /** Told the address of a unit that somebody wants to see. */
  onChoose: (address: string) => void;
}

export function StabilityPanel({ stability, trend, onChoose }: StabilityPanelProps) {
  const { value, unexplained, churn, units, unitCount, reopenedApproved } = stability;
  return (
    <section aria-labelledby="stability" className="border-line border-b px-4 py-3">
      <h2 id="stability" className="text-12 text-ink-3">
        Scope stability
      </h2>
      {value === null ? (
        <p className="mt-1 text-ink-2">Neither state has anything in scope.</p>
      ) : (
        <>
          <p className="mt-0.5 font-semibold text-[28px] tabular-nums leading-9">{value.toFixed(2)}</p>
          <p className="text-12 text-ink-3">
            {Math.round(value * 100)} % of the weight of {unitCount} units stayed as it was
          </p>
          <Bar value={value} churn={churn} />
          <dl className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12">
            {(["added", "removed", "changed"] as const).map((part) => (
              <div key={part} className="flex items-baseline gap-1">
                <dt className="text-ink-3">{parts[part]}</dt>
                <dd className="font-semibold tabular-nums">{shareWords(churn[part])}</dd>
              </div>
            ))}
          </dl>
          {unexplained !== null && unexplained > value && (
            <p className="mt-2 text-12 text-ink-2">
              <b className="font-semibold tabular-nums">{unexplained.toFixed(2)}</b> counting only what no
              change request explains
            </p>
          )}
          {reopenedApproved !== null && (
            <p className="mt-2 text-12 text-ink-2">
              <b className="font-semibold tabular-nums">{Math.round(reopenedApproved * 100)} %</b> of what was
              approved has changed since
            </p>
          )}
          <div className="mt-3">{trend}</div>
          {units.length > 0 && <Units units={units} onChoose={onChoose} />}
        </>
      )}
    </section>
  );
}

const parts = { added: "Added", removed: "Removed", changed: "Changed" } as const;
const colors = {
  added: "var(--diff-added)",
  removed: "var(--diff-removed)",
  changed: "var(--diff-changed)",
} as const;

const shareWords = (share: number): string => (share > 0 && share < 0.005 ? "< 0.01" : share.toFixed(2));

function Bar({ value, churn }: Pick<Stability, "churn"> & { value: number }) {
  return (
    <div aria-hidden className="mt-2 flex h-1.5 gap-px overflow-hidden rounded-full bg-app">
      <span style={{ flexGrow: value }} className="bg-pressed" />
      {(["added", "removed", "changed"] as const).map((part) => (
        <span key={part} style={{ flexGrow: churn[part], background: colors[part] }} />
      ))}
    </div>
  );
}

const shownAtOnce = 200;

function Units({ units, onChoose }: Pick<Stability, "units"> & Pick<StabilityPanelProps, "onChoose">) {
  const [shown, setShown] = useState(shownAtOnce);
  const rest = units.length - shown;
  return (
    <details className="mt-2 text-12">
      <summary className="cursor-pointer rounded-r2 py-1 text-accent-text hover:underline">
        What took from it ({units.length})
      </summary>
      <ol className="mt-1">
        {units.slice(0, shown).map(({ address, name, change, share, unexplainedShare, weight }) => (
          <li key={address}>
            <button
              type="button"
              title={`Weighs ${weight}${unexplainedShare < share ? ", explained by a change request" : ""}`}
              onClick={() => onChoose(address)}
              className="flex w-full items-center gap-2 rounded-r2 px-1 py-1 text-left hover:bg-hover pointer-coarse:min-h-11"
            >
              <ChangeMark change={change} />
              <span className={classNames("min-w-0 flex-1 truncate", change === "removed" && "line-through")}>
                {name || "Without a name"}
              </span>
              <span className="shrink-0 text-ink-2 tabular-nums">{share.toFixed(4)}</span>
            </button>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button variant="ghost" size="sm" onClick={() => setShown(shown + shownAtOnce)}>
          Show {Math.min(rest, shownAtOnce)} more of {rest}
        </Button>
      )}
    </details>
  );
}
