/**
 * All edges as one SVG below the cards: halo, line, end marks and a wide invisible line to hit. Labels lie above
 * in a layer of their own. One component per edge, which renders again only when its own scene changes.
 */
"use client";

import { TriangleAlert } from "lucide-react";
import { memo, useCallback, useContext } from "react";
import { sameItems } from "#components/inspector/same-items.ts";
import { classNames } from "#components/ui/class-names.ts";
import { byDrawOrder } from "#lib/canvas/edge-look.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import { roundedPolyline } from "#lib/canvas/rounded-polyline.ts";
import type { EdgeScene, Scene } from "#lib/canvas/scene.ts";
import { useLayers, useScene, useUi, useView } from "./canvas-context.tsx";
import { FlowFocusContext } from "./flow-focus-context.ts";

/** Those of the mounted edges that a condition holds for, in drawing order. */
function useEdgeIds(holds: (edge: EdgeScene) => boolean): readonly string[] {
  const mounted = useLayers((layers) => layers.edges);
  const select = useCallback(
    (scene: Scene) =>
      [...mounted]
        .flatMap((id) => scene.edges.get(id) ?? [])
        .filter(holds)
        .sort((a, b) => byDrawOrder(a.look, b.look))
        .map((edge) => edge.id),
    [mounted, holds],
  );
  return useScene(select, sameItems);
}

const always = () => true;

export function EdgeLayer() {
  const ids = useEdgeIds(always);
  return (
    <svg className="tl-edges" aria-hidden="true">
      {ids.map((id) => (
        <Edge key={id} id={id} />
      ))}
    </svg>
  );
}

const Edge = memo(function Edge({ id }: { id: string }) {
  const scene = useScene((all) => all.edges.get(id));
  const isSelected = useView((view) => view.selection.has(id));
  const isStrong = useView((view) =>
    scene ? view.selection.has(scene.edge.sourceId) || view.selection.has(scene.edge.targetId) : false,
  );
  const isHovered = useUi((ui) => ui.hoverEdgeId === id);
  const isMoved = useUi((ui) => ui.link?.edgeId === id);
  const isInCircle = useUi((ui) => ui.overlay?.isInCircle(id) ?? false);
  const focus = useContext(FlowFocusContext);
  if (!scene || scene.points.length < 2) return null;
  const path = roundedPolyline(scene.points);
  const classes = classNames(
    "tl-edge",
    `is-${scene.look}`,
    scene.isSoft && "is-soft",
    scene.isGap && "is-gap",
    isInCircle && "is-in-circle",
    (isStrong || isSelected) && "is-strong",
    isSelected && "is-selected",
    isHovered && "is-hovered",
    isMoved && "is-moved",
    focus && (focus.edges.has(id) ? "is-lit" : "is-quiet"),
  );
  return (
    <g className={classes} data-edge={id}>
      <path d={path} className="tl-hit" />
      <path d={path} className="tl-halo" />
      <path d={path} className="tl-line" />
      <EndMarks scene={scene} />
    </g>
  );
});

function EndMarks({ scene: { points, look } }: { scene: EdgeScene }) {
  const first = points[0];
  const end = points.at(-1);
  if (!first || !end) return null;
  const angle = angleAt(points);
  const place = `translate(${end.x} ${end.y}) rotate(${angle})`;
  if (look === "note") return null;
  if (look === "needs") {
    return (
      <>
        <circle cx={first.x} cy={first.y} r="2.4" className="tl-dot" />
        <g transform={place}>
          <path d="M.5 -4.5a4.5 4.5 0 0 0 0 9" className="tl-socket" />
        </g>
      </>
    );
  }
  return (
    <g transform={place}>
      <path d="M-8 -4.6L0 0L-8 4.6Q-6.6 0 -8 -4.6Z" className="tl-tip" />
    </g>
  );
}

function angleAt(points: readonly Point[]): number {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (!before || !end) return 0;
  return (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
}

const isLabelled = (edge: EdgeScene) => edge.label !== "" && edge.labelAt !== undefined;

/** Words on the lines; only in the full tier, where they can be read. */
export function EdgeLabels() {
  const ids = useEdgeIds(isLabelled);
  const tier = useLayers((layers) => layers.tier);
  if (tier !== "full") return null;
  return (
    <div className="tl-labels">
      {ids.map((id) => (
        <EdgeLabel key={id} id={id} />
      ))}
    </div>
  );
}

const EdgeLabel = memo(function EdgeLabel({ id }: { id: string }) {
  const scene = useScene((all) => all.edges.get(id));
  const focus = useContext(FlowFocusContext);
  const isAsked = useUi((ui) => ui.hoverEdgeId === id);
  const isSelected = useView((view) => view.selection.has(id));
  if (!scene?.labelAt || (scene.isLabelCrowded && !isAsked && !isSelected)) return null;
  const { look, label, labelAt, isGap } = scene;
  return (
    <span
      className={classNames(
        "tl-label",
        `is-${look}`,
        isGap && "is-gap",
        focus && !focus.edges.has(id) && "is-quiet",
      )}
      data-edge={id}
      style={{ left: labelAt.x, top: labelAt.y }}
    >
      {isGap && <TriangleAlert size={11} strokeWidth={2.2} aria-hidden />}
      {label}
    </span>
  );
});
