/** What a gesture draws while it lasts: frame, guides, the edge being drawn, the box around several cards. */
"use client";

import { useCallback } from "react";
import { type Point, type Rect, sameRect, unionOf } from "#lib/canvas/geometry.ts";
import { createObstacles } from "#lib/canvas/obstacles.ts";
import { roundedPolyline } from "#lib/canvas/rounded-polyline.ts";
import { routeEdge } from "#lib/canvas/route-edge.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { Guide } from "#lib/canvas/snap-guides.ts";
import { useCanvas, useScene, useUi, useView } from "./canvas-context.tsx";
import type { LinkDraft } from "./canvas-ui.ts";

const noGuides: readonly Guide[] = [];

export function GestureLayer() {
  const guides = useUi((ui) => ui.drag?.guides ?? noGuides);
  const marquee = useUi((ui) => ui.marquee);
  const link = useUi((ui) => ui.link);
  return (
    <>
      <GroupBox />
      <svg className="tl-gestures" aria-hidden="true">
        {guides.map((guide) => (
          <path key={`${guide.axis}${guide.from}`} d={guidePath(guide)} className="tl-guide" />
        ))}
        <EdgeGrips />
        {link && <Draft link={link} />}
        {marquee && (
          <rect x={marquee.x} y={marquee.y} width={marquee.w} height={marquee.h} className="tl-marquee" />
        )}
      </svg>
    </>
  );
}

/** Grips on a shorter edge are smaller, or they would hide it. */
const shortEdgePx = 40;

/** The ends of the one selected edge, to take hold of; over the cards, so that a card's handle isn't in the way. */
function EdgeGrips() {
  const onlyId = useView((view) => (view.selection.size === 1 ? [...view.selection][0] : undefined));
  const points = useScene((scene) => (onlyId === undefined ? undefined : scene.edges.get(onlyId)?.points));
  const canEdit = useUi((ui) => ui.canEdit && !ui.link);
  const [source, target] = [points?.[0], points?.at(-1)];
  if (!canEdit || !source || !target) return null;
  const radius = Math.hypot(target.x - source.x, target.y - source.y) < shortEdgePx ? 3.5 : 5;
  return (
    <g data-edge={onlyId}>
      <circle cx={source.x} cy={source.y} r={radius} className="tl-grip" data-edge-end="source" />
      <circle cx={target.x} cy={target.y} r={radius} className="tl-grip" data-edge-end="target" />
    </g>
  );
}

const guidePath = ({ axis, at, from, to }: Guide) =>
  axis === "x" ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`;

function Draft({ link }: { link: LinkDraft }) {
  const { scene } = useCanvas();
  const points = draftPoints(scene.get(), link);
  if (!points) return null;
  const end = link.fixedEnd === "source" ? points.at(-1) : points[0];
  return (
    <>
      <path d={roundedPolyline(points)} className="tl-draft" />
      {end && <circle cx={end.x} cy={end.y} r="4" className="tl-draft-end" />}
    </>
  );
}

const sideNames = { up: "top", down: "bottom", left: "left", right: "right" } as const;

function draftPoints(scene: Scene, link: LinkDraft): Point[] | undefined {
  const fixed = scene.cards.get(link.fixedId);
  if (!fixed) return undefined;
  const over = link.overId === undefined ? undefined : scene.cards.get(link.overId);
  const own = { id: fixed.id, kind: fixed.node.kind, box: fixed.box };
  const far = over
    ? { id: over.id, kind: over.node.kind, box: over.box }
    : { id: "", kind: "STEP" as const, box: { ...link.to, w: 0, h: 0 } };
  const port = link.side && sideNames[link.side];
  const isOut = link.fixedEnd === "source";
  return routeEdge(
    {
      look: "flow",
      source: isOut ? own : far,
      target: isOut ? far : own,
      parallel: 0,
      ...(port && (isOut ? { sourcePort: port } : { targetPort: port })),
    },
    over ? scene.obstacles : createObstacles(new Map([[own.id, own.box]])),
  );
}

/** A dashed box around several selected cards. */
function GroupBox() {
  const selection = useView((view) => view.selection);
  const isFraming = useUi((ui) => ui.marquee !== undefined);
  const isShown = selection.size > 1 && !isFraming;
  const select = useCallback(
    (scene: Scene) => (isShown ? aroundCards(scene, selection) : undefined),
    [isShown, selection],
  );
  const around = useScene(select, isSameBox);
  if (!around) return null;
  const pad = 12;
  return (
    <div
      className="tl-group-box"
      style={{
        left: around.x - pad,
        top: around.y - pad,
        width: around.w + 2 * pad,
        height: around.h + 2 * pad,
      }}
    />
  );
}

/** Undefined for fewer than two. */
function aroundCards({ cards }: Scene, ids: ReadonlySet<string>): Rect | undefined {
  const boxes = [...ids].flatMap((id) => cards.get(id)?.box ?? []);
  return boxes.length < 2 ? undefined : unionOf(boxes);
}

const isSameBox = (a: Rect | undefined, b: Rect | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sameRect(a, b));
