/** What of a scene is in a picture: the whole board, one lane, or chosen elements; and the rectangle around it. */
import type { LaneBand } from "#lib/board/geometry.ts";
import { type Point, type Rect, unionOf } from "#lib/canvas/geometry.ts";
import type { CardScene, EdgeScene, Scene } from "#lib/canvas/scene.ts";
import { labelType } from "./draw-edges.ts";
import type { Pen } from "./pen.ts";

export type PictureArea =
  | { readonly kind: "board" }
  | { readonly kind: "lane"; readonly laneId: string }
  | { readonly kind: "selection"; readonly ids: ReadonlySet<string> };

export interface PicturePart {
  readonly cards: readonly CardScene[];
  /** Those that lead from a card of the picture to one of the picture, and chosen ones; in drawing order. */
  readonly edges: readonly EdgeScene[];
  readonly bands: readonly LaneBand[];
  /** Around everything drawn, words on edges and tags on cards included. */
  readonly box: Rect;
}

/** Undefined when there is nothing to show. */
export function picturePart(
  scene: Scene,
  area: PictureArea,
  measure: Pen["measure"],
): PicturePart | undefined {
  const chosen = chosenIds(scene, area);
  const isShown = (id: string) => chosen?.has(id) ?? true;
  const cards = [...scene.cards.values()].filter(({ id }) => isShown(id));
  const edges = [...scene.edges.values()].filter(
    ({ id, edge }) =>
      (isShown(edge.sourceId) && isShown(edge.targetId)) || (area.kind === "selection" && area.ids.has(id)),
  );
  const bands = bandsOf(scene, area);
  // Lanes begin where the board does; one alone where its cards do.
  const first = area.kind === "lane" ? unionOf(cards.map((card) => card.box)) : undefined;
  const across = first ? { x: first.x, w: Math.max(first.w, leastLaneWidth) } : { x: 0, w: leastLaneWidth };
  const laneRects = bands.map(({ top, height }) => ({ ...across, y: top, h: height }));
  const box = unionOf([
    ...laneRects,
    ...cards.map(withTags),
    ...edges.flatMap((edge) =>
      [around(edge.points), labelBox(edge, measure)].filter((rect) => rect !== undefined),
    ),
  ]);
  return box && { cards, edges, bands, box };
}

/** Ids of the cards in the picture; undefined for all. */
function chosenIds({ board, cards }: Scene, area: PictureArea): ReadonlySet<string> | undefined {
  if (area.kind === "board") return undefined;
  const isChosen = ({ id, node }: CardScene) =>
    area.kind === "lane"
      ? (node.laneId ?? "") === area.laneId
      : area.ids.has(id) || area.ids.has(node.laneId ?? "") || isInChosenGroup(id, area.ids);
  /** What stands in a chosen group, at any depth; a loop that two people made ends where it began. */
  const isInChosenGroup = (id: string, ids: ReadonlySet<string>): boolean => {
    const seen = new Set<string>();
    for (let at = board.layout.views.get(id)?.parentId; at !== undefined && !seen.has(at); ) {
      if (ids.has(at)) return true;
      seen.add(at);
      at = board.layout.views.get(at)?.parentId;
    }
    return false;
  };
  return new Set([...cards.values()].filter(isChosen).map(({ id }) => id));
}

function bandsOf({ bands }: Scene, area: PictureArea): readonly LaneBand[] {
  if (area.kind === "selection") return [];
  return area.kind === "board" ? bands : bands.filter(({ laneId }) => laneId === area.laneId);
}

/** A lane is shown at least this wide. */
const leastLaneWidth = 480;

/** Shadow, outline and the tags on the lower border. */
const withTags = ({ box, foldedExceptions, foldedNeedsCount }: CardScene): Rect => ({
  x: box.x - 3,
  y: box.y - 3,
  w: box.w + 6,
  h: box.h + (foldedExceptions + foldedNeedsCount > 0 ? 18 : 6),
});

/** End marks and the half width of the line. */
const lineMargin = 6;

function around(points: readonly Point[]): Rect | undefined {
  return unionOf(
    points.map(({ x, y }) => ({
      x: x - lineMargin,
      y: y - lineMargin,
      w: 2 * lineMargin,
      h: 2 * lineMargin,
    })),
  );
}

function labelBox({ label, labelAt, isLabelCrowded }: EdgeScene, measure: Pen["measure"]): Rect | undefined {
  if (!label || !labelAt || isLabelCrowded) return undefined;
  const w = measure(label, labelType) + 28;
  return { x: labelAt.x - w / 2, y: labelAt.y - 10, w, h: 20 };
}
