/** Which view of the board the address asks for. Views that don't exist yet have no name here. */
import { Flag, Flame, ListTree, type LucideIcon, Map as MapIcon, Unplug } from "lucide-react";

export type BoardViewName = "map" | "outline" | "needs" | "heatmap" | "rounds";

interface BoardView {
  name: BoardViewName;
  label: string;
  icon: LucideIcon;
}

export const boardViews: BoardView[] = [
  { name: "map", label: "Map", icon: MapIcon },
  { name: "outline", label: "Outline", icon: ListTree },
  { name: "needs", label: "Needs", icon: Unplug },
  { name: "heatmap", label: "Heatmap", icon: Flame },
  { name: "rounds", label: "Rounds", icon: Flag },
];
/** A phone is for reading: the outline comes first. */
export const phoneViews = boardViews.toSorted((a, b) => rankOnPhone(a) - rankOnPhone(b));
/** A snapshot shows what is drawn, and nothing of the ledger. */
export const snapshotViews = boardViews.filter(({ name }) => name !== "rounds");

function rankOnPhone({ name }: BoardView): number {
  return name === "outline" ? 0 : 1;
}

/** On a phone the outline is for reading and the map for looking: the outline comes first there. */
export function boardViewOf(parameter: string | null, isPhone: boolean): BoardViewName {
  const asked = boardViews.find(({ name }) => name === parameter);
  return asked?.name ?? (isPhone ? "outline" : "map");
}

export const boardViewPath = (boardId: string, view: BoardViewName): string =>
  `/boards/${boardId}/map?view=${view}`;
