/** How much rests on each person, and what would be left without them if they were away. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { criticalityWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { elementTitle, wholePercent } from "#components/heatmap/risk-words.ts";
import { PersonAvatar } from "#components/inspector/person.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Board } from "#lib/board/model.ts";
import { absenceOf, type RestingCard } from "#lib/dependencies/absence.ts";
import { ownerLoad } from "#lib/gaps/owner-load.ts";

const parameter = "away";

/** Who is taken to be away: kept in the address, so that a link leads there. */
export const useAwayId = (): string | undefined => useSearchParams().get(parameter) ?? undefined;

function setAway(personId: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set(parameter, personId);
  window.history.replaceState(null, "", address);
}

export function PeopleLoad({ board }: { board: Board }) {
  const load = useMemo(
    () => [...ownerLoad(board)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
    [board],
  );
  const asked = useAwayId();
  const chosenId = asked !== undefined && board.people.has(asked) ? asked : load[0]?.[0];
  if (chosenId === undefined)
    return (
      <div className="flex h-full flex-col">
        <EmptyState title="Nobody owns anything here yet. Name an owner in the details of a card." />
      </div>
    );
  const most = load[0]?.[1] ?? 1;
  const total = load.reduce((sum, [, weight]) => sum + weight, 0);
  return (
    <div className="flex h-full min-h-0 flex-col md:flex-row">
      <section aria-label="Load" className="shrink-0 overflow-y-auto border-line p-3 md:w-90 md:border-r">
        <p className="px-2 pb-2 text-12 text-ink-2">
          What somebody owns, weighed: a critical card counts {board.meta.weights.CRITICAL}, a major one{" "}
          {board.meta.weights.MAJOR}, a minor one {board.meta.weights.MINOR}, a need 1.
        </p>
        <ul>
          {load.map(([personId, weight]) => (
            <li key={personId}>
              <button
                type="button"
                aria-pressed={personId === chosenId}
                onClick={() => setAway(personId)}
                className="flex min-h-9 w-full items-center gap-2 rounded-r2 px-2 text-left text-13 hover:bg-hover aria-pressed:bg-accent-bg pointer-coarse:min-h-11"
              >
                <PersonAvatar personId={personId} isDecorative />
                <span className="w-28 truncate">{nameOf(board, personId)}</span>
                <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-sunken">
                  <span
                    className="block h-full rounded-full bg-ink-3"
                    style={{ width: `${(100 * weight) / most}%` }}
                  />
                </span>
                <span className="w-16 text-right text-12 text-ink-2 tabular-nums">
                  {weight} · {wholePercent(weight / total)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <Away board={board} personId={chosenId} />
    </div>
  );
}

const nameOf = (board: Board, personId: string): string => board.people.get(personId)?.name || "No name yet";

function Away({ board, personId }: { board: Board; personId: string }) {
  const { cards, needIds, riskIds, flowIds, share } = useMemo(
    () => absenceOf(board, personId),
    [board, personId],
  );
  const alone = cards.filter(({ standInIds }) => standInIds.length === 0);
  const name = nameOf(board, personId);
  return (
    <section aria-label={`If ${name} is away`} className="min-w-0 flex-1 overflow-y-auto p-4">
      <h2 className="font-semibold text-16">If {name} is away</h2>
      <p className="mt-1 max-w-prose text-13 text-ink-2">
        {count(cards.length, "card", "cards")} and {count(needIds.length, "need", "needs")} are without their
        owner. {wholePercent(share)} of all journeys pass them, in {flowIds.length} of{" "}
        {count(board.flows.size, "flow", "flows")}.
      </p>
      {alone.length > 0 && (
        <p className="mt-2 flex items-center gap-1.5 text-13 text-broken-text">
          <TriangleAlert size={14} aria-hidden />
          For {count(alone.length, "card", "cards")} nobody could stand in.
        </p>
      )}
      <Part title="Cards">
        {cards.map((card) => (
          <CardRow key={card.id} board={board} card={card} />
        ))}
      </Part>
      <Part title="Needs">
        {needIds.map((id) => (
          <Row key={id} id={id}>
            <span className="min-w-0 flex-1 truncate">{elementTitle(board, id)}</span>
          </Row>
        ))}
      </Part>
      <Part title="Risks they decide about">
        {riskIds.map((id) => {
          const risk = board.risks.get(id);
          return (
            risk && (
              <Row key={id} id={risk.targetId}>
                <span className="min-w-0 flex-1 truncate">
                  {risk.event || risk.cause || elementTitle(board, risk.targetId)}
                </span>
              </Row>
            )
          );
        })}
      </Part>
    </section>
  );
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="pt-4">
      <h3 className="pb-1 font-semibold text-12 text-ink-2">
        {title} <span className="font-normal text-ink-3 tabular-nums">{children.length}</span>
      </h3>
      <ul className="divide-y divide-line border-line border-y">{children}</ul>
    </section>
  );
}

function Row({ id, children }: { id: string; children: ReactNode }) {
  const { view } = useBoardSession();
  return (
    <li>
      <button
        type="button"
        onClick={() => view.set({ selection: new Set([id]), inspectorOpen: true })}
        className="flex min-h-9 w-full flex-wrap items-center gap-x-2 px-1 text-left text-13 hover:bg-hover pointer-coarse:min-h-11"
      >
        {children}
      </button>
    </li>
  );
}

function CardRow({ board, card: { id, standInIds } }: { board: Board; card: RestingCard }) {
  const node = board.nodes.get(id);
  if (!node) return null;
  return (
    <Row id={id}>
      <KindIcon kind={node.kind} size={13} />
      <span className="min-w-40 flex-1 truncate">{elementTitle(board, id)}</span>
      <span className="w-16 text-12 text-ink-3">{criticalityWords[node.criticality]}</span>
      <span className="w-56 truncate text-12">
        {standInIds.length === 0 ? (
          <span className="text-broken-text">Nobody could stand in</span>
        ) : (
          <span className="text-ink-2">
            {standInIds.map((personId) => nameOf(board, personId)).join(", ")} could stand in
          </span>
        )}
      </span>
    </Row>
  );
}
