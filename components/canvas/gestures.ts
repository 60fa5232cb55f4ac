/**
 * The pointer on the map, as one state at a time: pressing, dragging cards, drawing an edge, framing, resizing.
 * Works on the scene and the board, not on DOM nodes of cards, so that any renderer can be under it.
 */
import type { PointerEvent as ReactPointerEvent } from "react";
import type { Side } from "#lib/board/commands/board-commands.ts";
import { columnPitch, laneMargin, rowPitch } from "#lib/board/free-place.ts";
import { laneAt } from "#lib/board/geometry.ts";
import { cardAt } from "#lib/canvas/card-at.ts";
import { centerOf, type Point, type Rect, rectBetween, touches } from "#lib/canvas/geometry.ts";
import { keepOnBoard } from "#lib/canvas/keep-on-board.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { Snap } from "#lib/canvas/snap-guides.ts";
import type { Canvas } from "./canvas-context.tsx";
import { pointerTarget } from "./pointer-target.ts";
import { resizedBox } from "./resized-box.ts";

interface Press {
  /** On the board, where the pointer went down. */
  start: Point;
  client: Point;
  isTouch: boolean;
  isShift: boolean;
  /** A plain move before this many px is still a click. */
  isMoved: boolean;
  move(point: Point, event: PointerEvent): void;
  /** The pointer came up; `isClick` if it never moved. */
  end(isClick: boolean, event: PointerEvent): void;
  cancel(): void;
}

const clickSlackPx = 3;
const snapReachPx = 7;
const edgePanPx = 36;
const firstColumn = 8;
const longPressMs = 420;
/** Below, one finger only pans (design: layout by width). */
const wideFromPx = 768;

export interface Gestures {
  handlePointerDown(event: ReactPointerEvent<HTMLElement>): void;
  handlePointerMove(event: ReactPointerEvent<HTMLElement>): void;
  handlePointerLeave(): void;
  handleDoubleClick(event: { target: EventTarget; clientX: number; clientY: number }): void;
  /** True if a gesture was under way and is now undone. */
  cancel(): boolean;
  destroy(): void;
}

export function createGestures(canvas: Canvas, surface: () => HTMLElement | null): Gestures {
  const { session, ui, scene, viewport, actions } = canvas;
  const { view } = session;
  let press: Press | undefined;
  let panFrame: number | undefined;
  let lastEvent: PointerEvent | undefined;

  const boardPoint = (event: { clientX: number; clientY: number }) =>
    viewport.toBoard({ x: event.clientX, y: event.clientY });

  function begin(event: PointerEvent, behaviour: Pick<Press, "move" | "end"> & { cancel?: () => void }) {
    press = {
      start: boardPoint(event),
      client: { x: event.clientX, y: event.clientY },
      isTouch: event.pointerType === "touch",
      isShift: event.shiftKey,
      isMoved: false,
      cancel: () => {},
      ...behaviour,
    };
    lastEvent = event;
    window.addEventListener("pointermove", handleMove);
    window.addEventListener("pointerup", handleUp);
    window.addEventListener("pointercancel", handleCancel);
  }

  function finish() {
    press = undefined;
    if (panFrame !== undefined) cancelAnimationFrame(panFrame);
    panFrame = undefined;
    window.removeEventListener("pointermove", handleMove);
    window.removeEventListener("pointerup", handleUp);
    window.removeEventListener("pointercancel", handleCancel);
  }

  function handleMove(event: PointerEvent) {
    if (!press) return;
    lastEvent = event;
    const distance = Math.hypot(event.clientX - press.client.x, event.clientY - press.client.y);
    if (!press.isMoved && distance < clickSlackPx * (press.isTouch ? 2 : 1)) return;
    press.isMoved = true;
    press.move(boardPoint(event), event);
    panFrame ??= requestAnimationFrame(panAtEdge);
  }

  function handleUp(event: PointerEvent) {
    const ending = press;
    finish();
    ending?.end(!ending.isMoved, event);
    if (!ending?.isMoved || ending.isTouch) return;
    const { clientX, clientY } = event;
    hover({ clientX, clientY, target: document.elementFromPoint(clientX, clientY) });
  }

  function hover(event: Pick<MouseEvent, "clientX" | "clientY" | "target">) {
    const { cardId, edgeId } = pointerTarget(canvas, event);
    ui.set({ hoverId: cardId, hoverEdgeId: edgeId });
  }

  function handleCancel() {
    press?.cancel();
    finish();
  }

  /** While a gesture holds the pointer near the rim, the map comes along. */
  function panAtEdge() {
    panFrame = undefined;
    if (!press?.isMoved || !lastEvent) return;
    const rect = viewport.frame();
    const dx = rimSpeed(lastEvent.clientX, rect.left + 76, rect.right);
    const dy = rimSpeed(lastEvent.clientY, rect.top, rect.bottom);
    if (dx === 0 && dy === 0) return;
    viewport.panBy(dx, dy);
    press.move(boardPoint(lastEvent), lastEvent);
    panFrame = requestAnimationFrame(panAtEdge);
  }

  // ---- cards

  function pressCard(id: string, event: PointerEvent) {
    const { selection, tool } = view.get();
    const pathFlowId = ui.get().pathFlowId;
    if (typeof tool === "object") {
      pressPane(event);
      return;
    }
    if (pathFlowId) {
      begin(event, { move: () => {}, end: (isClick) => isClick && actions.togglePathStep(pathFlowId, id) });
      return;
    }
    if (tool === "connect") {
      beginLink(event, { fixedId: id, fixedEnd: "source" });
      return;
    }
    const wasSelected = selection.has(id);
    if (!wasSelected) actions.select(event.shiftKey ? [...selection, id] : [id]);
    let drag: CardDrag | undefined;
    begin(event, {
      move(point, moveEvent) {
        // A finger that may not drag the card pans the map; no need to say why.
        if (event.pointerType === "touch" && !ui.get().canEdit) return;
        drag ??= startDrag(id);
        if (drag) moveDrag(drag, point, moveEvent);
      },
      end(isClick, upEvent) {
        if (isClick && wasSelected) {
          const rest = [...view.get().selection].filter((other) => other !== id);
          actions.select(upEvent.shiftKey ? rest : [id]);
        }
        if (drag) endDrag(upEvent.altKey);
      },
      cancel: dropDrag,
    });
  }

  interface CardDrag {
    start: Point;
    boxes: ReadonlyMap<string, Rect>;
    standing: readonly Rect[];
    leadId: string;
  }

  function startDrag(leadId: string): CardDrag | undefined {
    if (!press || !actions.mayEdit()) {
      finish();
      return undefined;
    }
    const { cards } = scene.get();
    const boxes = actions.movableBoxes();
    if (boxes.size === 0) return undefined;
    const seen = viewport.visible();
    const standing = [...cards.values()].filter(
      ({ id, box, isTucked }) => !boxes.has(id) && !isTucked && touches(box, seen),
    );
    surface()?.toggleAttribute("data-dragging", true);
    return { start: press.start, boxes, standing: standing.map((card) => card.box), leadId };
  }

  function moveDrag(drag: CardDrag, point: Point, event: PointerEvent) {
    const starts = [...drag.boxes.values()];
    const wanted = keepOnBoard(starts, { x: point.x - drag.start.x, y: point.y - drag.start.y });
    const moving = starts.map((box) => shifted(box, wanted));
    const lead = drag.boxes.get(drag.leadId) ?? starts[0];
    const lane = lead && laneAt(scene.get().bands, centerOf(shifted(lead, wanted)).y);
    const isFree = (event.ctrlKey || event.metaKey) === ui.get().isSnapping;
    const snapGuides = isFree ? undefined : canvas.workshop.now()?.snapGuides;
    const snap = snapGuides?.(snapRequest(moving, drag, lane?.top ?? 0)) ?? unsnapped;
    const offset = { x: wanted.x + snap.dx, y: wanted.y + snap.dy };
    const boxes = new Map([...drag.boxes].map(([id, box]) => [id, shifted(box, offset)] as const));
    ui.set({ drag: { boxes, guides: snap.guides, ...(lane && { laneId: lane.laneId }) } });
    const places = [...boxes].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const);
    session.connection?.setPresence({ drag: Object.fromEntries(places), cursor: point });
  }

  const snapRequest = (moving: readonly Rect[], drag: CardDrag, laneTop: number) => ({
    moving,
    standing: drag.standing,
    reachPx: snapReachPx / Math.max(viewport.get().zoom, 0.3),
    pitch: { x: columnPitch, y: rowPitch, originX: firstColumn, originY: laneTop + laneMargin },
  });

  function endDrag(isCopy: boolean) {
    const boxes = ui.get().drag?.boxes;
    if (boxes && isCopy) actions.dropCopies(boxes);
    else if (boxes) actions.drop(boxes);
    dropDrag();
  }

  /** The board has the new places already, so taking the live ones away is no jump. */
  function dropDrag() {
    surface()?.toggleAttribute("data-dragging", false);
    ui.set({ drag: undefined });
    session.connection?.setPresence({ drag: undefined });
    scene.flush();
  }

  function pressResize(id: string, corner: string, event: PointerEvent) {
    const start = scene.get().cards.get(id)?.box;
    if (!start || !actions.mayEdit()) return;
    const grabbed = boardPoint(event);
    const grip = {
      x: corner.includes("w") ? start.x : start.x + start.w,
      y: corner.includes("n") ? start.y : start.y + start.h,
    };
    begin(event, {
      move(point) {
        const at = { x: grip.x + point.x - grabbed.x, y: grip.y + point.y - grabbed.y };
        ui.set({ resize: new Map([[id, resizedBox(start, corner, at)]]) });
      },
      end() {
        const box = ui.get().resize?.get(id);
        const band = laneAt(scene.get().bands, start.y);
        if (box) {
          const place = { w: box.w, h: box.h, x: box.x, y: box.y - (band?.top ?? 0) };
          actions.accepted(session.commands.resizeNode(id, place), "Resized");
        }
        ui.set({ resize: undefined });
      },
      cancel: () => ui.set({ resize: undefined }),
    });
  }

  // ---- edges

  interface LinkStart {
    fixedId: string;
    fixedEnd: "source" | "target";
    side?: Side;
    edgeId?: string;
  }

  function beginLink(event: PointerEvent, start: LinkStart) {
    if (!actions.mayEdit()) return;
    begin(event, {
      move(point) {
        const overId = cardAt(scene.get(), point, start.fixedId);
        ui.set({ link: { ...start, to: point, ...(overId && { overId }) } });
      },
      end(isClick, upEvent) {
        const link = ui.get().link;
        ui.set({ link: undefined });
        if (isClick || !link) {
          if (isClick && start.side && start.fixedEnd === "source" && !start.edgeId) {
            actions.addConnected({ fromId: start.fixedId, side: start.side });
          }
          return;
        }
        if (link.overId) join(start, link.overId);
        else if (!start.edgeId && start.fixedEnd === "source") openPicker(start, link.to, upEvent);
      },
      cancel: () => ui.set({ link: undefined }),
    });
  }

  function join({ fixedId, fixedEnd, edgeId }: LinkStart, overId: string) {
    if (edgeId)
      actions.reconnect(edgeId, fixedEnd === "source" ? { targetId: overId } : { sourceId: overId });
    else actions.connect({ sourceId: fixedId, targetId: overId });
  }

  function openPicker({ fixedId, side }: LinkStart, place: Point, event: PointerEvent) {
    ui.set({
      picker: { at: { x: event.clientX, y: event.clientY }, place, fromId: fixedId, ...(side && { side }) },
    });
  }

  function pressEdge(id: string, event: PointerEvent) {
    const { selection } = view.get();
    begin(event, {
      move: () => {},
      end(_, upEvent) {
        const rest = [...selection].filter((other) => other !== id);
        if (!upEvent.shiftKey) actions.select([id]);
        else actions.select(selection.has(id) ? rest : [...selection, id]);
      },
    });
  }

  function pressEdgeEnd(id: string, end: string, event: PointerEvent) {
    const edge = scene.get().edges.get(id)?.edge;
    if (!edge) return;
    const isSource = end === "source";
    beginLink(event, {
      fixedId: isSource ? edge.targetId : edge.sourceId,
      fixedEnd: isSource ? "target" : "source",
      edgeId: id,
    });
  }

  // ---- comments

  /** A click says what the comment is about: the card or edge under it, or the place. */
  function pressToComment(id: string | undefined, event: PointerEvent) {
    begin(event, {
      move: () => {},
      end: (isClick, upEvent) => isClick && ui.set({ comment: { id, at: boardPoint(upEvent) } }),
    });
  }

  // ---- empty map

  function pressPane(event: PointerEvent) {
    const { tool, selection } = view.get();
    if (typeof tool === "object") {
      begin(event, { move: () => {}, end: (_, upEvent) => actions.addCard(tool.add, boardPoint(upEvent)) });
      return;
    }
    if (event.pointerType === "touch") {
      waitForLongPress(event);
      return;
    }
    beginMarquee(event, event.shiftKey ? selection : new Set());
  }

  function beginMarquee(event: PointerEvent, kept: ReadonlySet<string>) {
    const start = boardPoint(event);
    begin(event, {
      move(point) {
        const frame = rectBetween(start, point);
        ui.set({ marquee: frame });
        actions.select([...kept, ...touchedBy(scene.get(), frame)]);
      },
      end(isClick) {
        ui.set({ marquee: undefined });
        if (isClick && kept.size === 0) actions.select([]);
      },
      cancel: () => ui.set({ marquee: undefined }),
    });
  }

  /** One finger pans; held still first, it frames. A tap clears the selection. */
  function waitForLongPress(event: PointerEvent) {
    const timer = setTimeout(() => {
      stop();
      if (window.innerWidth < wideFromPx) return;
      beginMarquee(event, new Set());
      ui.set({ marquee: { ...boardPoint(event), w: 0, h: 0 } });
    }, longPressMs);
    const watch = (moveEvent: PointerEvent) => {
      if (Math.hypot(moveEvent.clientX - event.clientX, moveEvent.clientY - event.clientY) > 6) stop();
    };
    const tap = () => {
      stop();
      actions.select([]);
    };
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", watch);
      window.removeEventListener("pointerup", tap);
      window.removeEventListener("pointercancel", stop);
    };
    window.addEventListener("pointermove", watch);
    window.addEventListener("pointerup", tap);
    window.addEventListener("pointercancel", stop);
  }

  return {
    handlePointerDown(event) {
      if (event.button !== 0 || !event.isPrimary || press) return;
      if (ui.get().isPanning || view.get().tool === "hand") return;
      const { nativeEvent } = event;
      const { cardId, edgeId, handle, corner, edgeEnd, isOwn } = pointerTarget(canvas, nativeEvent);
      if (isOwn) return;
      surface()?.focus({ preventScroll: true });
      if (view.get().tool === "comment") pressToComment(cardId ?? edgeId, nativeEvent);
      else if (cardId && handle)
        beginLink(nativeEvent, { fixedId: cardId, fixedEnd: "source", side: handle as Side });
      else if (cardId && corner) pressResize(cardId, corner, nativeEvent);
      else if (edgeId && edgeEnd) pressEdgeEnd(edgeId, edgeEnd, nativeEvent);
      else if (cardId) pressCard(cardId, nativeEvent);
      else if (edgeId) pressEdge(edgeId, nativeEvent);
      else pressPane(nativeEvent);
    },
    handlePointerMove(event) {
      if (event.pointerType === "touch" || ui.get().drag) return;
      if (!press?.isMoved) hover(event);
      const { x, y } = boardPoint(event);
      session.connection?.setPresence({ cursor: { x: Math.round(x), y: Math.round(y) } });
    },
    handlePointerLeave() {
      session.connection?.setPresence({ cursor: undefined });
      ui.set({ hoverId: undefined, hoverEdgeId: undefined });
    },
    handleDoubleClick(event) {
      const { cardId, edgeId, handle, isOwn } = pointerTarget(canvas, event);
      if (isOwn || handle || ui.get().pathFlowId || view.get().tool === "comment") return;
      if (cardId) actions.rename(cardId);
      else if (!edgeId) actions.addCard("STEP", boardPoint(event));
    },
    cancel() {
      if (!press) return false;
      press.cancel();
      finish();
      return true;
    },
    destroy: finish,
  };
}

const unsnapped: Snap = { dx: 0, dy: 0, guides: [] };

const shifted = (box: Rect, offset: Point): Rect => ({ ...box, x: box.x + offset.x, y: box.y + offset.y });

function rimSpeed(at: number, start: number, end: number): number {
  if (at < start + edgePanPx) return Math.min(16, (start + edgePanPx - at) * 0.35);
  if (at > end - edgePanPx) return Math.max(-16, (end - edgePanPx - at) * 0.35);
  return 0;
}

/** Cards the frame touches; edges only where it touches no card. */
function touchedBy(scene: Scene, frame: Rect): string[] {
  const cards = scene.obstacles.within(frame).filter((id) => !scene.cards.get(id)?.isTucked);
  if (cards.length > 0) return cards;
  return scene.edgesWithin(frame);
}
