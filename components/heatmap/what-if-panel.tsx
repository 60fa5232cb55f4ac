/** What happens when something fails: who is hit, whom to call, what customers read, which fallbacks hold. */
"use client";

import { CircleX, Link2, Plus, ShieldCheck, X } from "lucide-react";
import type { ReactNode } from "react";
import { copyText } from "#components/board/copy-text.ts";
import { kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { NodePicker } from "#components/inspector/node-picker.tsx";
import { PersonAvatar, PersonName } from "#components/inspector/person.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Board } from "#lib/board/model.ts";
import type { WhatIf } from "#lib/risk/what-if.ts";
import { Rehearsals } from "./rehearsals.tsx";
import { elementTitle, providersOnTheWay, wholePercent } from "./risk-words.ts";

export interface WhatIfPanelProps {
  board: Board;
  result: WhatIf;
  onChange: (down: readonly string[]) => void;
  onClose: () => void;
  onChoose: (id: string) => void;
}

export function WhatIfPanel({ board, result, onChange, onClose, onChoose }: WhatIfPanelProps) {
  const { down } = result;
  return (
    <section aria-label="What if" className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center gap-2 px-4 pt-3 pb-2">
        <h2 className="flex-1 font-semibold text-14">What if this is down?</h2>
        <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => void copyLink()}>
          Copy link
        </Button>
        <IconButton size="sm" label="Back to the risks" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-b px-4 pb-3">
        {down.map((id) => (
          <span
            key={id}
            className="flex h-7 max-w-full items-center gap-1.5 rounded-r2 border border-broken bg-broken-bg pr-0.5 pl-2 text-12 text-broken-text"
          >
            <CircleX size={13} aria-hidden />
            <span className="truncate">{elementTitle(board, id)}</span>
            <IconButton
              size="sm"
              label={`${elementTitle(board, id)} works again`}
              icon={<X aria-hidden />}
              onClick={() => onChange(down.filter((other) => other !== id))}
            />
          </span>
        ))}
        <NodePicker
          label="What else is down?"
          accepts={(node) => node.kind !== "NOTE" && node.kind !== "GROUP" && !down.includes(node.id)}
          onPick={(id) => onChange([...down, id])}
        >
          <Button size="sm" icon={<Plus aria-hidden />}>
            {down.length === 0 ? "Choose what is down" : "Something else"}
          </Button>
        </NodePicker>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-6" aria-live="polite">
        {down.length === 0 ? (
          <p className="px-4 py-5 text-13 text-ink-2">
            Choose a card that fails. You see which steps and customers it hits, whom to call, and which
            fallbacks hold.
          </p>
        ) : (
          <Consequences board={board} result={result} onChoose={onChoose} />
        )}
        <Rehearsals board={board} result={result} />
      </div>
    </section>
  );
}

async function copyLink(): Promise<void> {
  if (await copyText(window.location.href)) toast.success("Link copied: it shows the same to everyone here.");
  else toast.error("The link couldn't be copied. Copy it from the address bar.");
}

function Consequences({ board, result, onChoose }: Pick<WhatIfPanelProps, "board" | "result" | "onChoose">) {
  const { affected, flowIds, share, ownerIds, exceptionIds, answers, unanswered } = result;
  return (
    <>
      <p className="px-4 pt-4 text-13">
        <b className="block text-28 tabular-nums">{wholePercent(share)}</b>
        of all journeys pass something that is hit: {count(affected.length, "card", "cards")} in{" "}
        {flowIds.length} of {count(board.flows.size, "flow", "flows")}.
      </p>
      <Part title="Hit" note="what is left of the failure">
        {affected.map(({ id, reach, path }) => (
          <Row
            key={id}
            board={board}
            id={id}
            onChoose={onChoose}
            detail={`needs ${providersOnTheWay(board, path).join(", which needs ")}`}
          >
            <span className="shrink-0 text-12 tabular-nums">{wholePercent(reach)}</span>
          </Row>
        ))}
      </Part>
      <Part title="Fallbacks">
        {answers.map(({ exceptionId, fallbackId, failsBy }) => (
          <Row
            key={`${exceptionId} ${fallbackId}`}
            board={board}
            id={fallbackId}
            onChoose={onChoose}
            detail={
              failsBy === undefined
                ? `takes over: ${elementTitle(board, exceptionId)}`
                : failsBy.length === 0
                  ? "is down itself"
                  : `leans on the same: needs ${providersOnTheWay(board, failsBy).join(", which needs ")}`
            }
          >
            {failsBy === undefined ? (
              <span className="flex shrink-0 items-center gap-1 text-12 text-ok-text">
                <ShieldCheck size={13} aria-hidden /> holds
              </span>
            ) : (
              <span className="flex shrink-0 items-center gap-1 text-12 text-broken-text">
                <CircleX size={13} aria-hidden /> fails too
              </span>
            )}
          </Row>
        ))}
        {unanswered
          .filter((id) => !answers.some(({ exceptionId }) => exceptionId === id))
          .map((id) => (
            <Row key={id} board={board} id={id} onChoose={onChoose} detail="has no fallback">
              <span className="flex shrink-0 items-center gap-1 text-12 text-broken-text">
                <CircleX size={13} aria-hidden /> nothing takes over
              </span>
            </Row>
          ))}
      </Part>
      <Part title="Call">
        {ownerIds.map((id) => (
          <div key={id} className="flex h-9 items-center gap-2 px-4 text-13">
            <PersonAvatar personId={id} isDecorative />
            <PersonName personId={id} />
            {board.people.get(id)?.role && (
              <span className="truncate text-12 text-ink-3">{board.people.get(id)?.role}</span>
            )}
          </div>
        ))}
      </Part>
      <Part title="Customers see">
        {exceptionIds.map((id) => (
          <Row
            key={id}
            board={board}
            id={id}
            onChoose={onChoose}
            detail={board.nodes.get(id)?.customerMessage || "No message is written yet."}
          />
        ))}
      </Part>
    </>
  );
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function Part({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: readonly ReactNode[] | ReactNode;
}) {
  const isEmpty = Array.isArray(children) && children.flat().length === 0;
  return (
    <section className="pt-4">
      <h3 className="flex items-baseline px-4 pb-1 font-semibold text-12 text-ink-2">
        <span className="flex-1">{title}</span>
        {note && !isEmpty && <span className="font-normal text-11 text-ink-3">{note}</span>}
      </h3>
      {isEmpty ? <p className="px-4 text-13 text-ink-3">Nobody and nothing.</p> : children}
    </section>
  );
}

interface RowProps {
  board: Board;
  id: string;
  detail: string;
  onChoose: (id: string) => void;
  children?: ReactNode;
}

function Row({ board, id, detail, onChoose, children }: RowProps) {
  const kind = board.nodes.get(id)?.kind;
  return (
    <button
      type="button"
      onClick={() => onChoose(id)}
      className="flex w-full items-start gap-2 px-4 py-1.5 text-left text-13 hover:bg-hover"
    >
      <span className="pt-[3px]" title={kind && kindWords[kind]}>
        {kind && <KindIcon kind={kind} size={13} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{elementTitle(board, id)}</span>
        <span className="block text-12 text-ink-2">{detail}</span>
      </span>
      {children}
    </button>
  );
}
