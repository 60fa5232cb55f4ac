/** What the board itself says of a change: what it touches, which approvals it reopens, and the risk before and after. */
"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { ChangeStanding } from "#lib/contracts/change-requests.ts";
import { Points } from "./points.tsx";

const shownAtFirst = 6;

export function ImpactSection({ standing: { impact, approvals } }: { standing: ChangeStanding }) {
  const { elements, checkpoints, risk } = impact;
  return (
    <section aria-labelledby="change-impact">
      <h3 id="change-impact" className="font-semibold">
        What it touches
      </h3>
      <dl className="mt-1.5 grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        <Row term="Elements">
          {elements.length === 0 ? (
            "None yet"
          ) : (
            <Names
              items={elements.map(({ id, name, change }) => ({ id, name, isGone: change === "removed" }))}
            />
          )}
        </Row>
        <Row term="Checkpoints">
          {checkpoints.length === 0 ? (
            "None"
          ) : (
            <Names items={checkpoints.map((one) => ({ ...one, isGone: false }))} />
          )}
        </Row>
        <Row term="Approvals">
          {approvals.length === 0 ? (
            "None becomes stale"
          ) : (
            <ul className="flex flex-col gap-0.5">
              {approvals.map(({ id, by, round, changes }) => (
                <li key={id} className="flex gap-1.5">
                  <TriangleAlert size={13} className="mt-0.5 shrink-0 text-at-risk-text" aria-hidden />
                  <span>
                    {by.name}, round {round}: stale for{" "}
                    {changes.map(({ name }) => name || "something untitled").join(", ")}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Row>
        <Row term="Customer risk">
          <Points before={risk.before} after={risk.after} />
          <span className="text-12 text-ink-3"> harm points in 1,000 journeys</span>
          {risk.cards.length > 0 && (
            <ul className="mt-0.5 text-12 text-ink-2">
              {risk.cards.slice(0, shownAtFirst).map(({ id, name, before, after }) => (
                <li key={id}>
                  {name || "Untitled"}: <Points before={before ?? 0} after={after ?? 0} />
                </li>
              ))}
            </ul>
          )}
        </Row>
      </dl>
    </section>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Names({ items }: { items: readonly { id: string; name: string; isGone: boolean }[] }) {
  const { view } = useBoardSession();
  const rest = items.slice(shownAtFirst);
  const name = ({ id, name: words, isGone }: (typeof items)[number]) => (
    <li key={id} className="truncate">
      <button
        type="button"
        onClick={() => view.set({ selection: new Set([id]) })}
        className={classNames(
          "max-w-full truncate rounded-r1 hover:underline",
          isGone && "text-ink-2 line-through",
        )}
      >
        {words || "Untitled"}
      </button>
    </li>
  );
  return (
    <>
      <ul>{items.slice(0, shownAtFirst).map(name)}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-r1 text-12 text-accent-text hover:underline">
            and {rest.length} more
          </summary>
          <ul>{rest.map(name)}</ul>
        </details>
      )}
    </>
  );
}
