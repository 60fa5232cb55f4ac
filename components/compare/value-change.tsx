/** One field before and after: sentences with the words that went and came, everything else as a pair. */
import { ArrowRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { FieldDifference } from "#lib/contracts/comparison.ts";
import { diffLists, diffWords, type WordChange } from "#lib/diff/word-diff.ts";
import { isList, isText, type ValueContext, valueWords } from "./field-words.ts";

export interface ValueChangeProps extends Pick<FieldDifference, "before" | "after"> {
  context: ValueContext;
}

export function ValueChange({ before, after, context }: ValueChangeProps) {
  const words = wordsOf({ before, after, context });
  if (words) return <Pieces pieces={words} />;
  const members = membersOf({ before, after, context });
  if (members) return <Pieces pieces={members} between=" · " />;
  const [was, is] = [valueWords(before, context), valueWords(after, context)];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {was === null ? <i className="text-ink-3">empty</i> : <Gone>{was}</Gone>}
      <ArrowRight size={12} className="shrink-0 self-center text-ink-3" aria-label="now" />
      {is === null ? <i className="text-ink-3">empty</i> : <Come>{is}</Come>}
    </span>
  );
}

/** Of a sentence; undefined where a pair reads better: nothing in common, or nothing on one side. */
function wordsOf({ before, after, context }: ValueChangeProps): readonly WordChange[] | undefined {
  if (typeof before !== "string" || typeof after !== "string" || !isText(context.path)) return undefined;
  const words = diffWords(before, after);
  return words.some(({ kind, text }) => kind === "same" && text.trim() !== "") ? words : undefined;
}

/** Of a list, one by one; of what stayed only the neighbours of a change. */
function membersOf({ before, after, context }: ValueChangeProps): readonly WordChange[] | undefined {
  if (!isList(before) || !isList(after) || before.length === 0 || after.length === 0) return undefined;
  const changes = diffLists(before, after);
  return changes.flatMap(({ kind, pieces }, at) => {
    const members = pieces.map((member) => ({ kind, text: valueWords(member, context) ?? "" }));
    if (kind !== "same") return members;
    const head = at === 0 ? [] : members.slice(0, 1);
    const tail = at === changes.length - 1 ? [] : members.slice(head.length).slice(-1);
    const isWhole = head.length + tail.length === members.length;
    return isWhole ? members : [...head, { kind, text: "…" }, ...tail];
  });
}

function Pieces({ pieces, between = "" }: { pieces: readonly WordChange[]; between?: string }) {
  return (
    <span className="text-pretty">
      {pieces.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one change never move
        <Fragment key={at}>
          {at > 0 && between}
          {kind === "same" ? text : kind === "deleted" ? <Gone>{text}</Gone> : <Come>{text}</Come>}
        </Fragment>
      ))}
    </span>
  );
}

const Gone = ({ children }: { children: ReactNode }) => (
  <del className="text-ink-3 decoration-(--diff-removed)">{children}</del>
);
const Come = ({ children }: { children: ReactNode }) => (
  <ins className="font-medium text-ink decoration-(--diff-added) underline-offset-2 [del+&]:ml-1">
    {children}
  </ins>
);
