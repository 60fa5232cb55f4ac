/** What has become of a score since the last review round: by how much it rose or fell. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { changeSince } from "./change-since.ts";
import { scoreWords } from "./risk-words.ts";

export interface SinceRoundProps {
  score: number;
  /** Undefined: it wasn't scored then. */
  before: number | undefined;
}

export function SinceRound({ score, before }: SinceRoundProps) {
  const change = changeSince(score, before);
  if (change.kind === "new") return <span className="text-ink-2">new</span>;
  if (change.kind === "same")
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <span className="sr-only">as before</span>
      </span>
    );
  const isUp = change.kind === "up";
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <span
      className={isUp ? "inline-flex items-center text-broken-text" : "inline-flex items-center text-ok-text"}
    >
      <Arrow size={12} strokeWidth={2.2} aria-hidden />
      <span className="sr-only">{isUp ? "up by " : "down by "}</span>
      {scoreWords(change.by)}
    </span>
  );
}
