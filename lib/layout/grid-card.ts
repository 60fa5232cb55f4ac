/** A card on the grid of the layout: a column, a row in its lane, and its links to others, in one canonical order. */
import { cardHeight, laneMargin, rowPitch } from "#lib/board/free-place.ts";
import { byCodeUnits } from "#lib/board/shared-string.ts";
import type { LayoutCard, LayoutEdge, LayoutInput } from "./layout-input.ts";

export interface GridCard {
  readonly card: LayoutCard;
  /** Position of its lane from the top. */
  readonly lane: number;
  /** How many rows it takes. */
  readonly span: number;
  readonly links: Link[];
  column: number;
  /** The first of its rows, counted in its lane; a pinned card may stand between rows. */
  row: number;
}

/**
 * How a link wants its ends: `forward` the target in a later column, `beside` an exception in the column of its
 * step or later, `near` as few columns apart as possible, on either side.
 */
export type LinkForm = "forward" | "beside" | "near";

export interface Link {
  readonly source: GridCard;
  readonly target: GridCard;
  readonly form: LinkForm;
  /** It is a way that journeys take. */
  readonly isFlow: boolean;
  /** How much a column of length counts. */
  readonly weight: number;
  readonly labelPx: number;
  /** It closes a circle: drawn from right to left. */
  isBack: boolean;
}

/** A card up to this much higher than the standard makes its row higher; beyond it takes several rows. */
const mostInRowPx = cardHeight * 1.6;

const spanOf = (h: number): number =>
  h <= mostInRowPx ? 1 : Math.ceil((h + rowPitch - cardHeight) / rowPitch);

/** Cards and links sorted by their ids, so that the order of the input means nothing. */
export function gridCards({ cards, edges, laneIds }: LayoutInput): GridCard[] {
  const laneAt = new Map(laneIds.map((id, at) => [id, at]));
  const grid = [...cards]
    .sort((a, b) => byCodeUnits(a.id, b.id))
    .map((card): GridCard => {
      const row = (card.box.y + card.box.h / 2 - cardHeight / 2 - laneMargin) / rowPitch;
      const lane = laneAt.get(card.laneId) ?? laneIds.length;
      return { card, lane, span: spanOf(card.box.h), links: [], column: 0, row: card.isPinned ? row : 0 };
    });
  link(grid, edges);
  return grid;
}

function link(grid: readonly GridCard[], edges: readonly LayoutEdge[]): void {
  const byId = new Map(grid.map((card) => [card.card.id, card]));
  const inFlow = new Set(
    edges.flatMap(({ cls, sourceId, targetId }) => (cls === "CONTROL" ? [sourceId, targetId] : [])),
  );
  for (const edge of [...edges].sort((a, b) => byCodeUnits(a.id, b.id))) {
    const [source, target] = [byId.get(edge.sourceId), byId.get(edge.targetId)];
    if (source === undefined || target === undefined || source === target) continue;
    const isAside = !inFlow.has(edge.sourceId) && !inFlow.has(edge.targetId);
    const isFlow = edge.cls === "CONTROL";
    const joined = {
      source,
      target,
      ...meaningOf(edge, isAside),
      isFlow,
      labelPx: edge.labelPx,
      isBack: false,
    };
    source.links.push(joined);
    target.links.push(joined);
  }
}

/** Flow leads to the right; what is needed stands near, and in order only where no flow gives one. */
function meaningOf({ cls, type }: LayoutEdge, isAside: boolean): Pick<Link, "form" | "weight"> {
  if (cls === "ANNOTATION") return { form: "near", weight: 2 };
  if (cls === "DEPENDENCY") return { form: isAside ? "forward" : "near", weight: 2 };
  switch (type) {
    case "RAISES":
      return { form: "beside", weight: 24 };
    case "FALLS_BACK_TO":
      return { form: "forward", weight: 16 };
    case "REJOINS":
    case "COMPENSATES":
      return { form: "near", weight: 3 };
    default:
      return { form: "forward", weight: 10 };
  }
}

export const otherCard = ({ source, target }: Link, card: GridCard): GridCard =>
  source === card ? target : source;
