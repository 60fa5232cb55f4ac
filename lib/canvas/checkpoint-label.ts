/** A checkpoint as it stands on a card: "93 → 99 %", "42 → 15 /10k", "– → 20 min". */
import type { Checkpoint } from "#lib/board/model.ts";

export interface CheckpointLabel {
  baseline: string;
  target: string;
  /** With its leading space; empty without a unit. */
  unit: string;
}

export function checkpointLabel({ baseline, target, unit }: Checkpoint): CheckpointLabel {
  return { baseline: number(baseline?.v), target: number(target), unit: shortUnit(unit) };
}

const number = (value: number | undefined): string =>
  value === undefined ? "–" : Number(value.toPrecision(12)).toString();

function shortUnit(unit: string): string {
  const plain = unit.trim();
  if (plain === "") return "";
  const per = /^per\s+(\S+)$/i.exec(plain);
  return ` ${per ? `/${per[1]}` : plain}`;
}
