/**
 * The swimlanes: tinted bands behind the map across the whole window, and their headers, which stay on the left.
 * Both follow the camera without React.
 */
"use client";

import { ChevronDown, ChevronRight, Ellipsis, Plus } from "lucide-react";
import { memo, type PointerEvent, useCallback } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { later } from "#components/board/later.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { type LaneBand, noLane } from "#lib/board/geometry.ts";
import type { Board, NodeKind, Person } from "#lib/board/model.ts";
import { clamp } from "#lib/canvas/geometry.ts";
import { laneWords } from "#lib/canvas/lane-words.ts";
import { useCanvas, useScene, useUi, useView } from "./canvas-context.tsx";
import { useCamera } from "./use-camera.ts";

const LaneNameEditor = later<{ id: string }>({
  load: async () => (await import("./settled-canvas.tsx")).LaneNameEditor,
});
const ElementPin = later<{ id: string }>({
  load: async () => (await import("./settled-canvas.tsx")).ElementPin,
});

const place = (band: LaneBand) => ({ "--top": band.top, "--height": band.height }) as React.CSSProperties;

export function LaneBands() {
  const bands = useScene((scene) => scene.bands);
  const target = useUi((ui) => ui.drag?.laneId);
  const camera = useCamera();
  return (
    <div className="tl-lanes" ref={camera} aria-hidden="true">
      {bands.map((band, i) => (
        <div
          key={band.laneId}
          className={classNames("tl-lane", i % 2 === 1 && "is-alt", target === band.laneId && "is-target")}
          style={place(band)}
        >
          {band.collapsed && <Inside laneId={band.laneId} />}
        </div>
      ))}
    </div>
  );
}

/** What a collapsed lane holds: "2 outcomes". */
function Inside({ laneId }: { laneId: string }) {
  const counts = useBoard((board) => countKinds(board, laneId), sameCounts);
  return (
    <div className="tl-inside">
      {counts.map(([kind, count]) => (
        <span key={kind}>
          <KindIcon kind={kind} size={12} />
          {count} {plural(kindWords[kind].toLowerCase(), count)}
        </span>
      ))}
      {counts.length === 0 && <span>Empty</span>}
    </div>
  );
}

const plural = (word: string, count: number) =>
  count === 1 ? word : word === "work" ? "work items" : `${word}s`;
type Counts = readonly (readonly [NodeKind, number])[];
const sameCounts = (a: Counts, b: Counts) => JSON.stringify(a) === JSON.stringify(b);

function countKinds(board: Board, laneId: string): Counts {
  const counts = new Map<NodeKind, number>();
  for (const node of board.nodes.values()) {
    if (node.laneId === laneId) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  }
  return [...counts];
}

export function LaneHeaders() {
  const bands = useScene((scene) => scene.bands);
  const canEdit = useUi((ui) => ui.canEdit);
  const camera = useCamera();
  const last = bands.at(-1);
  return (
    <div className="tl-heads" ref={camera}>
      <ul aria-label="Lanes">
        {bands.map((band, i) => (
          <LaneHeader key={band.laneId} band={band} isAlt={i % 2 === 1} />
        ))}
      </ul>
      {canEdit && <AddLane top={last ? last.top + last.height : 0} />}
    </div>
  );
}

const LaneHeader = memo(function LaneHeader({ band, isAlt }: { band: LaneBand; isAlt: boolean }) {
  const { laneId: id, collapsed } = band;
  const canvas = useCanvas();
  const { session, ui, actions } = canvas;
  const lane = useBoard((board) => board.lanes.get(id));
  const lead = useBoard((board) => leadOf(board, id));
  const isSelected = useView((view) => view.selection.has(id));
  const isTarget = useUi((state) => state.drag?.laneId === id);
  const isRenaming = useUi((state) => state.renamingId === id);
  const canEdit = useUi((state) => state.canEdit);
  const gestures = () => canvas.workshop.now()?.laneGestures;
  const words = lane ? laneWords(lane) : { name: "No lane", sub: "" };
  const menuAt = (x: number, y: number) => ui.set({ menu: { at: { x, y }, kind: "lane", id } });
  const stick = useStick(band);
  const toggle = () => {
    if (actions.mayEdit()) session.commands.setView(id, { collapsed: collapsed ? null : true });
  };
  return (
    <li
      ref={stick}
      className={classNames(
        "tl-head",
        isAlt && "is-alt",
        collapsed && "is-collapsed",
        isTarget && "is-target",
        isSelected && "is-selected",
      )}
      style={place(band)}
      data-lane={id}
      onPointerDown={(event: PointerEvent<HTMLElement>) =>
        canEdit && gestures()?.handlePointerDown(id, event)
      }
      onDoubleClick={() => id !== noLane && actions.rename(id)}
      onContextMenu={(event) => {
        event.preventDefault();
        if (id !== noLane) menuAt(event.clientX, event.clientY);
      }}
    >
      {lane && canEdit && (
        <button
          type="button"
          className="tl-fold-lane"
          aria-expanded={!collapsed}
          aria-label={`${collapsed ? "Expand" : "Collapse"} lane ${words.name}`}
          onClick={toggle}
        >
          {collapsed ? <ChevronRight size={12} aria-hidden /> : <ChevronDown size={12} aria-hidden />}
        </button>
      )}
      <div className="tl-head-name">
        {isRenaming ? <LaneNameEditor id={id} /> : <b title={lane?.name}>{words.name}</b>}
      </div>
      {!collapsed && !isRenaming && words.sub && <small>{words.sub}</small>}
      {!collapsed && lead && <Avatar name={lead.name} size={18} className="tl-lead" />}
      {lane && <ElementPin id={id} />}
      {lane && canEdit && (
        <button
          type="button"
          className="tl-lane-menu"
          aria-label={`Menu of lane ${words.name}`}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            menuAt(left, bottom);
          }}
        >
          <Ellipsis size={13} aria-hidden />
        </button>
      )}
      {lane && canEdit && !collapsed && (
        <span className="tl-lane-edge" onPointerDown={(event) => gestures()?.handleResize(id, event)} />
      )}
    </li>
  );
});

/** Room at the foot of a lane that the words keep. */
const stickFootPx = 62;

/** Writes how far the words of a header move down as --stick; only of the lane at the upper rim that changes. */
function useStick({ top, height }: LaneBand) {
  const { camera } = useCanvas();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      let last: number | undefined;
      const write = () => {
        const { y, zoom } = camera.get();
        const stick = clamp(-(top * zoom + y), 0, Math.max(0, height * zoom - stickFootPx));
        if (stick !== last) element.style.setProperty("--stick", `${stick}px`);
        last = stick;
      };
      write();
      return camera.subscribe(write);
    },
    [camera, top, height],
  );
}

/** Whoever owns most cards of the lane; the same person each time when several own equally many. */
function leadOf(board: Board, laneId: string): Person | undefined {
  const leadId = leadsIn(board.nodes).get(laneId);
  if (leadId === undefined || board.lanes.get(laneId)?.kind === "CUSTOMER") return undefined;
  return board.people.get(leadId);
}

/** One pass over the cards for all lanes. */
const leads = new WeakMap<Board["nodes"], ReadonlyMap<string, string>>();

function leadsIn(nodes: Board["nodes"]): ReadonlyMap<string, string> {
  const known = leads.get(nodes);
  if (known) return known;
  const counts = new Map<string, Map<string, number>>();
  for (const { laneId, ownerId } of nodes.values()) {
    if (laneId === undefined || ownerId === undefined) continue;
    const inLane = counts.get(laneId) ?? new Map<string, number>();
    counts.set(laneId, inLane.set(ownerId, (inLane.get(ownerId) ?? 0) + 1));
  }
  const found = new Map<string, string>();
  for (const [laneId, inLane] of counts) {
    const [first] = [...inLane].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (first) found.set(laneId, first[0]);
  }
  leads.set(nodes, found);
  return found;
}

function AddLane({ top }: { top: number }) {
  const { actions } = useCanvas();
  return (
    <button
      type="button"
      className="tl-add-lane"
      style={{ "--top": top } as React.CSSProperties}
      onClick={() => actions.addLane()}
    >
      <Plus size={13} aria-hidden />
      Lane
    </button>
  );
}
