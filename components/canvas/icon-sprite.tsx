/** The icons of the map once, out of sight, for whatever draws them by their lines. */
"use client";

import { Goal, type LucideIcon, Pin, TriangleAlert, Unplug, UserRound, Zap } from "lucide-react";
import type { Ref } from "react";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { type NodeKind, nodeKinds } from "#lib/board/model.ts";
import type { IconShape, Icons, MarkIcon } from "#lib/drawing/drawing.ts";

const marks: Record<MarkIcon, LucideIcon> = {
  goal: Goal,
  pin: Pin,
  unplug: Unplug,
  zap: Zap,
  warning: TriangleAlert,
  person: UserRound,
};

export function IconSprite({ ref }: { ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} hidden>
      {nodeKinds.map((kind) => (
        <div key={kind} data-kind-shape={kind}>
          <KindIcon kind={kind} />
        </div>
      ))}
      {Object.entries(marks).map(([name, Icon]) => (
        <div key={name} data-mark-shape={name}>
          <Icon />
        </div>
      ))}
    </div>
  );
}

export function readIcons(sprite: HTMLElement): Icons {
  const kinds: Partial<Record<NodeKind, IconShape>> = {};
  for (const kind of nodeKinds) kinds[kind] = shapeIn(sprite, `[data-kind-shape=${kind}]`);
  const shapes: Partial<Record<MarkIcon, IconShape>> = {};
  for (const name of Object.keys(marks) as MarkIcon[])
    shapes[name] = shapeIn(sprite, `[data-mark-shape=${name}]`);
  return { kinds: kinds as Icons["kinds"], marks: shapes as Icons["marks"] };
}

const shapeIn = (sprite: HTMLElement, selector: string): IconShape =>
  [...sprite.querySelectorAll(`${selector} svg > *`)].map(pathOf);

/** The path that an SVG element draws. */
function pathOf(element: Element): string {
  const n = (name: string) => Number(element.getAttribute(name) ?? 0);
  switch (element.tagName) {
    case "line":
      return `M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`;
    case "circle":
      return ellipse(n("cx"), n("cy"), n("r"), n("r"));
    case "ellipse":
      return ellipse(n("cx"), n("cy"), n("rx"), n("ry"));
    case "rect": {
      const [x, y, w, h, r] = [n("x"), n("y"), n("width"), n("height"), n("rx")];
      const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
    }
    default:
      return element.getAttribute("d") ?? "";
  }
}

const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
  `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
