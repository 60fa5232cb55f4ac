/** What has become of what somebody signed: only what differs, field by field; the rest still holds. */
"use client";

import { useMemo } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { fieldLabel } from "#components/compare/field-words.ts";
import { ValueChange } from "#components/compare/value-change.tsx";
import type { Board } from "#lib/board/model.ts";
import type { RoundApproval } from "#lib/contracts/rounds.ts";

type Change = RoundApproval["changes"][number];

export function SinceSigned({ approval: { changes, noted, added } }: { approval: RoundApproval }) {
  return (
    <>
      {changes.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1.5 border-at-risk border-l-2 pl-2.5">
          {changes.map((change) => (
            <li key={change.id} className="min-w-0">
              <ElementName change={change} />
              {change.change === "DELETED" ? " was deleted" : <Fields change={change} />}
            </li>
          ))}
        </ul>
      )}
      {noted.length > 0 && (
        <p className="mt-1 text-12 text-ink-3">
          {noted.length === 1 ? "1 description was" : `${noted.length} descriptions were`} reworded since:
          that changes nothing.
        </p>
      )}
      {added.length > 0 && (
        <p className="mt-1 text-12 text-ink-3">
          {added.length === 1 ? "1 element has" : `${added.length} elements have`} come since: not signed yet.
        </p>
      )}
    </>
  );
}

function ElementName({ change: { id, change, name } }: { change: Change }) {
  const { view } = useBoardSession();
  const words = name || "Something untitled";
  if (change === "DELETED") return <span className="font-medium">{words}</span>;
  return (
    <button
      type="button"
      onClick={() => view.set({ selection: new Set([id]) })}
      className="rounded-r1 text-left font-medium hover:underline pointer-coarse:min-h-9"
    >
      {words}
    </button>
  );
}

function Fields({ change: { map, fields } }: { change: Change }) {
  const names = useNames();
  const today = dayOf(new Date());
  return (
    <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-0.5 max-md:grid-cols-1">
      {fields.map(({ path, before, after }) => (
        <div key={path} className="contents">
          <dt className="text-ink-3">{fieldLabel({ path })}</dt>
          <dd className="min-w-0 break-words">
            <ValueChange before={before} after={after} context={{ kind: map, path, names, today }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const wholeBoard = (board: Board) => board;

/** What ids stand for in values. */
function useNames(): Readonly<Record<string, string>> {
  const board = useBoard(wholeBoard);
  return useMemo(() => {
    const { lanes, people, nodes, flows, checkpoints } = board;
    const named = [...lanes.values(), ...people.values(), ...flows.values()].map(({ id, name }) => [
      id,
      name,
    ]);
    const titled = [...nodes.values()].map(({ id, title }) => [id, title]);
    const measured = [...checkpoints.values()].map(({ id, metric }) => [id, metric]);
    return Object.fromEntries([...named, ...titled, ...measured]);
  }, [board]);
}
