/** Which view of the board the address asks for. Views that don't exist yet have no name here. */
import type { DraftFacts } from "./board-facts.ts";

export type BoardViewName = "map" | "outline" | "needs" | "heatmap" | "rounds" | "requests";

interface BoardView {
  name: BoardViewName;
  label: string;
}

export const boardViews: BoardView[] = [
  { name: "map", label: "Map" },
  { name: "outline", label: "Outline" },
  { name: "needs", label: "Needs" },
  { name: "heatmap", label: "Heatmap" },
  { name: "rounds", label: "Rounds" },
  { name: "requests", label: "Requests" },
];
/** A phone is for reading: the outline comes first. */
export const phoneViewsOf = (draft: DraftFacts | undefined): BoardView[] =>
  viewsOf(draft).toSorted((a, b) => rankOnPhone(a) - rankOnPhone(b));
/** A snapshot, or a draft, shows what is drawn, and nothing of the ledger. */
export const drawnViews = boardViews.filter(({ name }) => name !== "rounds" && name !== "requests");

export const viewsOf = (draft: DraftFacts | undefined): BoardView[] => (draft ? drawnViews : boardViews);

function rankOnPhone({ name }: BoardView): number {
  return name === "outline" ? 0 : 1;
}

/** On a phone the outline is for reading and the map for looking: the outline comes first there. */
export function boardViewOf(parameter: string | null, isPhone: boolean): BoardViewName {
  const asked = boardViews.find(({ name }) => name === parameter);
  return asked?.name ?? (isPhone ? "outline" : "map");
}

interface ShownBoard {
  boardId: string;
  /** Absent for the board itself. */
  draft?: DraftFacts;
}

export const boardViewPath = ({ boardId, draft }: ShownBoard, view: BoardViewName): string =>
  draft ? `${draftPath(boardId, draft)}?view=${view}` : `/boards/${boardId}/map?view=${view}`;

export const draftPath = (boardId: string, { changeId }: Pick<DraftFacts, "changeId">): string =>
  `/boards/${boardId}/drafts/${changeId}`;

/** One change request, or all of them. */
export const requestPath = (boardId: string, changeId?: string): string =>
  `/boards/${boardId}/map?view=requests${changeId === undefined ? "" : `&change=${changeId}`}`;
