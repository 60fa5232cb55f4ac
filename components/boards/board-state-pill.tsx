/** Where a board stands in its life, as a pill. */
import { Pill, type PillTone } from "#components/ui/pill.tsx";
import type { BoardCard } from "#lib/contracts/boards.ts";

const looks: Record<BoardCard["state"], { label: string; tone: PillTone }> = {
  DRAFT: { label: "Draft", tone: "stale" },
  IN_REVIEW: { label: "In review", tone: "accent" },
  LOCKED: { label: "Locked", tone: "stale" },
  GATE: { label: "Gate", tone: "ok" },
  LAUNCHED: { label: "Launched", tone: "ok" },
  CLOSED: { label: "Closed", tone: "stale" },
};

export function BoardStatePill({ state }: { state: BoardCard["state"] }) {
  const { label, tone } = looks[state];
  return <Pill tone={tone}>{label}</Pill>;
}
