/**
 * The outline of each kind of card: a kind can be told from its outline alone (design: form first, colour second).
 * Paths lie on half pixels inside a box of w × h, so that a stroke of 1 px is crisp.
 */
import type { NodeKind } from "#lib/board/model.ts";

export interface Size {
  w: number;
  h: number;
}

export interface Padding {
  top: number;
  side: number;
}

/** Corner cut of an exception, fold of a work item, lid of a data asset, inset of a decision's sides. */
const cut = 12;
const fold = 16;
const lid = 7;
const point = 15;

export function silhouette(kind: NodeKind, { w, h }: Size): string {
  switch (kind) {
    case "DECISION":
      return `M${point} .5H${w - point}q2 0 3 1.8L${w - 1.5} ${h / 2 - 2}q1.2 2 0 4L${w - 12} ${h - 2.3}q-1 1.8-3 1.8H${point}q-2 0-3-1.8L1.5 ${h / 2 + 2}q-1.2-2 0-4L12 2.3Q13 .5 ${point} .5Z`;
    case "EXCEPTION":
      return `M${cut} .5H${w - cut}L${w - 0.5} ${cut}V${h - cut}L${w - cut} ${h - 0.5}H${cut}L.5 ${h - cut}V${cut}Z`;
    case "FALLBACK":
      return roundedRect({ w, h }, Math.min(24, h / 2));
    case "SYSTEM":
    case "NOTE":
      return roundedRect({ w, h }, 3);
    case "DATA_ASSET":
      return `M.5 ${lid}C.5 3.4 ${w * 0.22} .5 ${w / 2} .5S${w - 0.5} 3.4 ${w - 0.5} ${lid}V${h - lid}C${w - 0.5} ${h - 3.4} ${w * 0.78} ${h - 0.5} ${w / 2} ${h - 0.5}S.5 ${h - 3.4} .5 ${h - lid}Z`;
    case "WORK":
      return `M6 .5H${w - fold}L${w - 0.5} ${fold}V${h - 6}a5.5 5.5 0 0 1-5.5 5.5H6A5.5 5.5 0 0 1 .5 ${h - 6}V6A5.5 5.5 0 0 1 6 .5Z`;
    case "HANDOFF":
      return `M6 .5H${w - 20}q2.4 0 3.8 1.9L${w - 1.4} ${h / 2 - 2}q1.3 2 0 4L${w - 16.2} ${h - 2.4}q-1.4 1.9-3.8 1.9H6A5.5 5.5 0 0 1 .5 ${h - 6}V6A5.5 5.5 0 0 1 6 .5Z`;
    case "OUTCOME":
    case "START":
      return roundedRect({ w, h }, h / 2);
    default:
      return roundedRect({ w, h }, 8);
  }
}

/** Lines inside the outline that belong to the form: bars, lid, fold, second line; empty for most kinds. */
export function innerLines(kind: NodeKind, { w, h }: Size): string {
  switch (kind) {
    case "SYSTEM":
      return `M7.5 1V${h - 1}M${w - 7.5} 1V${h - 1}`;
    case "DATA_ASSET":
      return `M.5 ${lid}C.5 10.6 ${w * 0.22} 13.5 ${w / 2} 13.5S${w - 0.5} 10.6 ${w - 0.5} ${lid}`;
    case "WORK":
      return `M${w - fold} .5V${fold}H${w - 0.5}`;
    case "OUTCOME": {
      const r = h / 2 - 4.5;
      return `M${h / 2} 4.5H${w - h / 2}a${r} ${r} 0 0 1 0 ${h - 9}H${h / 2}a${r} ${r} 0 0 1 0-${h - 9}Z`;
    }
    default:
      return "";
  }
}

export function paddingOf(kind: NodeKind): Padding {
  const top = kind === "DATA_ASSET" ? 16 : kind === "START" ? 6 : 10;
  const sides: Partial<Record<NodeKind, number>> = {
    DECISION: 18,
    SYSTEM: 15,
    FALLBACK: 15,
    OUTCOME: 26,
    HANDOFF: 13,
  };
  return { top, side: sides[kind] ?? 11 };
}

/** Size of a new card of this kind, before a person resizes it. */
export const standardSize = (kind: NodeKind): Size => {
  if (kind === "START") return { w: 96, h: 28 };
  if (kind === "GROUP") return { w: 391, h: 170 };
  return { w: 184, h: 76 };
};

/**
 * How far the outline lies inside the box at a fraction of a side (0 = left or top end), in px: where an edge
 * that ends on the side has to go on to.
 */
export function insetAt(kind: NodeKind, size: Size, side: { vertical: boolean; fraction: number }): number {
  const length = side.vertical ? size.h : size.w;
  const along = side.fraction * length;
  const toEnd = Math.min(along, length - along);
  switch (kind) {
    case "DECISION":
      return side.vertical ? (Math.abs(side.fraction - 0.5) / 0.5) * 11 : 0;
    case "EXCEPTION":
      return Math.max(0, cut - toEnd);
    case "DATA_ASSET":
      return side.vertical ? 0 : (Math.abs(side.fraction - 0.5) / 0.5) ** 3 * lid;
    case "FALLBACK":
      return arcInset(Math.min(24, size.h / 2), toEnd);
    case "OUTCOME":
    case "START":
      return arcInset(size.h / 2, toEnd);
    default:
      return 0;
  }
}

function arcInset(radius: number, toEnd: number): number {
  if (toEnd >= radius) return 0;
  return radius - Math.sqrt(radius ** 2 - (radius - toEnd) ** 2);
}

function roundedRect({ w, h }: Size, radius: number): string {
  const r = radius - 0.5;
  return `M${radius} .5H${w - radius}a${r} ${r} 0 0 1 ${r} ${r}V${h - radius}a${r} ${r} 0 0 1-${r} ${r}H${radius}a${r} ${r} 0 0 1-${r}-${r}V${radius}a${r} ${r} 0 0 1 ${r}-${r}Z`;
}
