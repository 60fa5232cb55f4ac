/** What the canvas itself is doing at the moment: gestures, menus, hover. Never synced, gone with the page. */
import type { MapOverlay } from "#components/marks/map-overlay.ts";
import type { Side } from "#lib/board/commands/board-commands.ts";
import type { Clip } from "#lib/canvas/clipboard.ts";
import type { DetailTier } from "#lib/canvas/detail-tier.ts";
import type { Point, Rect } from "#lib/canvas/geometry.ts";
import type { Guide } from "#lib/canvas/snap-guides.ts";

export interface DragState {
  boxes: ReadonlyMap<string, Rect>;
  guides: readonly Guide[];
  /** The lane the cards would land in. */
  laneId?: string;
}

/** A connection being drawn: a new one from a card, or an end of an edge being moved. */
export interface LinkDraft {
  /** The card that stays, and which end of the edge it is. */
  fixedId: string;
  fixedEnd: "source" | "target";
  side?: Side;
  edgeId?: string;
  /** Where the pointer is, on the board. */
  to: Point;
  /** The card under the pointer. */
  overId?: string;
}

export interface PickerState {
  /** In px of the window. */
  at: Point;
  /** On the board: where the new card goes; absent for beside the card it comes from. */
  place?: Point;
  fromId: string;
  side?: Side;
}

/** What a comment is being written about. */
export interface CommentWish {
  /** The card or edge. */
  id?: string | undefined;
  /** On the board, where it was asked for; without a card or edge it is about this place. */
  at?: Point | undefined;
}

/** At a point of the window; `map` is the empty map, `lane-removal` asks what becomes of a lane's cards. */
export type MenuState = { at: Point } & (
  | { kind: "card" | "edge" | "lane" | "lane-removal" | "flow"; id: string }
  | { kind: "map" }
);

export interface CanvasUi {
  readonly canEdit: boolean;
  /** Why not, in one sentence that says what to do. */
  readonly refusal: string;
  readonly tier: DetailTier;
  readonly zoomPercent: number;
  readonly isPanning: boolean;
  readonly hoverId?: string;
  readonly hoverEdgeId?: string;
  /** The card or lane whose name is typed in place. */
  readonly renamingId?: string;
  /** The card just made, as long as it was never named: let go of without a name, it is taken back. */
  readonly unnamedId?: string;
  /** Letters typed before that field was there. */
  readonly earlyKeys?: string;
  readonly drag?: DragState;
  readonly resize?: ReadonlyMap<string, Rect>;
  readonly link?: LinkDraft;
  readonly marquee?: Rect;
  readonly picker?: PickerState;
  readonly menu?: MenuState;
  readonly comment?: CommentWish;
  /** What was copied last on this board; the clipboard itself can't be read by a menu. */
  readonly copied?: Clip;
  /** The flow whose path is being clicked together. */
  readonly pathFlowId?: string;
  /** "Tidy up": places are being found, then the cards glide to them. */
  readonly tidying?: "finding" | "gliding";
  /** What is laid over the map: risk, gaps, distances. */
  readonly overlay?: MapOverlay;
  /** Cards to mark by one short ring. */
  readonly ringIds?: ReadonlySet<string>;
  /** The last thing pressed was Tab: the focus came by key, and is shown. */
  readonly isTabbing: boolean;
  /** Dragged cards snap to the lines of others and to rows and columns; Ctrl turns it round for one drag. */
  readonly isSnapping: boolean;
  readonly isHelpOpen: boolean;
  /** The last thing said to screen readers. */
  readonly announcement: string;
}

export const initialUi: CanvasUi = {
  canEdit: false,
  refusal: "",
  tier: "full",
  zoomPercent: 100,
  isPanning: false,
  isTabbing: false,
  isSnapping: true,
  isHelpOpen: false,
  announcement: "",
};
