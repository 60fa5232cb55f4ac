/** What a drawing of the map is told besides the board itself. */

import type { NodeKind } from "#lib/board/model.ts";
import type { DetailTier } from "#lib/canvas/detail-tier.ts";
import type { Rect } from "#lib/canvas/geometry.ts";
import type { CardScene } from "#lib/canvas/scene.ts";
import type { CardLook } from "./card-looks.ts";
import type { Palette } from "./palette.ts";
import type { Pen } from "./pen.ts";

/** The lines of an icon in a square of 24, as SVG paths. */
export type IconShape = readonly string[];
export type MarkIcon = "goal" | "pin" | "unplug" | "zap" | "warning" | "person";

export interface Icons {
  readonly kinds: Readonly<Record<NodeKind, IconShape>>;
  readonly marks: Readonly<Record<MarkIcon, IconShape>>;
}

/** What stays at full strength: a chosen flow, or what fits a filter. The rest is quieted. */
export interface DrawnFocus {
  readonly nodes: ReadonlySet<string>;
  readonly path: readonly string[];
  readonly edges: ReadonlySet<string>;
  /** The path is being clicked together: its steps are numbered. */
  readonly isEditing: boolean;
}

/** The ring of another person around a card. */
export interface PersonRing {
  /** 1–12. */
  readonly color: number;
  readonly flag: string;
}

/** What is laid over the map on request: it brings the way its marks are drawn along. */
export interface Overlay {
  /** Cards of one level look alike; undefined while no level is shown, or the card has none. */
  levelOf(cardId: string): number | undefined;
  /** Instead of its usual look. */
  lookOf(cardId: string, usual: CardLook, palette: Palette): CardLook;
  /** On the border of a card, in the card's coordinates. */
  drawOn(drawing: Drawing, card: CardScene): void;
  /** Over the silhouettes that stand for cards from afar. */
  drawFar(drawing: Drawing, cards: readonly CardScene[]): void;
  /** Whether a need is part of a circle. */
  isInCircle(edgeId: string): boolean;
}

export interface Drawing {
  readonly pen: Pen;
  /** What lies outside needn't be drawn; without it everything is. */
  readonly seen?: Rect | undefined;
  readonly palette: Palette;
  readonly icons: Icons;
  readonly tier: DetailTier;
  /** Counter-scale of the zoom: 1 at 100 %, 2 at 50 %. */
  readonly k: number;
  /** Presence colour of a person by name, 1–12. */
  readonly colorOfPerson: (name: string) => number;
  readonly focus: DrawnFocus | null;
  readonly selection: ReadonlySet<string>;
  readonly hoverId?: string | undefined;
  readonly hoverEdgeId?: string | undefined;
  readonly rings: ReadonlyMap<string, PersonRing>;
  /** Absent in pictures. */
  readonly overlay?: Overlay | undefined;
}
