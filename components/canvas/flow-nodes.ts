/**
 * The cards as React Flow nodes: those that are to be mounted, with explicit sizes and no handles, so that nothing is
 * measured. A node keeps its identity while place, size and words stay.
 */
import type { Node } from "@xyflow/react";
import { kindWords } from "#components/board/domain-words.ts";
import { usualOrder } from "#lib/board/order-keys.ts";
import { byStack, isFrame } from "#lib/canvas/card-stack.ts";
import { describeNode } from "#lib/canvas/describe-node.ts";
import type { Rect } from "#lib/canvas/geometry.ts";
import type { CardScene, Scene } from "#lib/canvas/scene.ts";

export interface NodesInput {
  scene: Scene;
  /** The cards to mount. */
  ids: ReadonlySet<string>;
  /** Being dragged by oneself, by others. */
  dragged: ReadonlySet<string>;
  draggedByOthers: ReadonlySet<string>;
}

export const cardDomId = (id: string): string => `card-${id}`;

export function describeCard({ node, owner, checkpoint }: CardScene): string {
  return describeNode({ node, kindWord: kindWords[node.kind], owner, checkpoint });
}

const noData = {};
/** React Flow lets pointers through nodes it doesn't handle itself. */
const hittable = { pointerEvents: "all" } as const;

export function createFlowNodes(): (input: NodesInput) => Node[] {
  let known = new Map<string, { key: string; node: Node }>();
  let list: Node[] = [];

  return ({ scene, ids, dragged, draggedByOthers }) => {
    const next = new Map<string, { key: string; node: Node }>();
    const steps = stepsOf([...ids].flatMap((id) => scene.cards.get(id) ?? []));
    for (const id of ids) {
      const card = scene.cards.get(id);
      if (!card) continue;
      const { x, y, w, h } = card.box;
      const label = describeCard(card);
      const zIndex = dragged.has(id)
        ? draggedLevel
        : (isFrame(card) ? frameLevel : cardLevel) + (steps.get(id) ?? 0);
      const className = draggedByOthers.has(id) ? "is-moved-by-other" : "";
      const key = `${x},${y},${w},${h},${zIndex},${className},${label}`;
      const old = known.get(id);
      next.set(
        id,
        old?.key === key ? old : { key, node: nodeOf({ id, x, y, w, h, label, zIndex, className }) },
      );
    }
    const nodes = [...next.values()].map((entry) => entry.node);
    const isSame = nodes.length === list.length && nodes.every((node, i) => node === list[i]);
    known = next;
    if (!isSame) list = nodes;
    return list;
  };
}

/** Between them is room for those that were brought forward or sent back; the lines of edges (canvas.css) lie lower. */
const [frameLevel, cardLevel, draggedLevel] = [-1_000, 1_000, 2_000];

/** How far above or below the others of its layer a card lies whose place in the stack was chosen. */
function stepsOf(cards: readonly CardScene[]): ReadonlyMap<string, number> {
  const chosen = cards.filter(({ order }) => order !== undefined).sort(byStack);
  const isOver = ({ order = "" }: CardScene) => order > usualOrder;
  const layers = [chosen.filter(isFrame), chosen.filter((card) => !isFrame(card))];
  return new Map(
    layers.flatMap((layer) => {
      const under = layer.filter((card) => !isOver(card)).length;
      return layer.map(({ id }, at): [string, number] => [id, at < under ? at - under : at - under + 1]);
    }),
  );
}

interface NodeFacts extends Rect {
  id: string;
  label: string;
  zIndex: number;
  className: string;
}

const nodeOf = ({ id, x, y, w, h, label, zIndex, className }: NodeFacts): Node => ({
  id,
  type: "card",
  position: { x, y },
  width: w,
  height: h,
  measured: { width: w, height: h },
  handles: [],
  data: noData,
  style: hittable,
  zIndex,
  className,
  draggable: false,
  selectable: false,
  focusable: false,
  connectable: false,
  ariaRole: "listitem" as const,
  ariaLabel: label,
  domAttributes: { id: cardDomId(id), "aria-roledescription": undefined } as never,
});
