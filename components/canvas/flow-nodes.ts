/**
 * The cards as React Flow nodes: those that are to be mounted, with explicit sizes and no handles, so that nothing is
 * measured. A node keeps its identity while place, size and words stay.
 */
import type { Node } from "@xyflow/react";
import { kindWords } from "#components/board/domain-words.ts";
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
    for (const id of ids) {
      const card = scene.cards.get(id);
      if (!card) continue;
      const { x, y, w, h } = card.box;
      const label = describeCard(card);
      const zIndex = dragged.has(id) ? 10 : card.node.kind === "GROUP" ? -1 : 0;
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
