/** Puts the layers of the canvas together and ties pointer, keys and clipboard to the surface. */
"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { later, useAnnounceDrawn } from "#components/board/later.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { readingOrder } from "#lib/canvas/spatial-focus.ts";
import { useCanvas, useScene, useUi, useView } from "./canvas-context.tsx";
import { Cursors } from "./cursors.tsx";
import { FlowBar } from "./flow-bar.tsx";
import { useFlowFocus } from "./flow-focus.ts";
import { FlowFocusContext } from "./flow-focus-context.ts";
import { cardDomId } from "./flow-nodes.ts";
import { createGestures } from "./gestures.ts";
import { createKeyboard } from "./keyboard.ts";
import { LaneBands, LaneHeaders } from "./lanes.tsx";
import { PaintedLayer } from "./painted-layer.tsx";
import { ToolRail } from "./tool-rail.tsx";
import { useCameraGestures } from "./use-camera-gestures.ts";
import { useCameraMemory } from "./use-camera-memory.ts";
import { useCanvasApi, useRegisterCanvas } from "./use-canvas-api.ts";
import { useCanvasEvents } from "./use-canvas-events.ts";
import { useDetail } from "./use-detail.ts";
import { useEditRights } from "./use-edit-rights.ts";
import { useFirstLook } from "./use-first-look.ts";
import { World } from "./world.tsx";
import { ZoomFloat } from "./zoom-float.tsx";

const CanvasMenu = later({ load: async () => (await import("./settled-canvas.tsx")).CanvasMenu });
const MountedLayer = later({
  load: async () => (await import("./mounted-layer.tsx")).MountedLayer,
  isUrgent: true,
});
const CommentPins = later({ load: async () => (await import("./settled-canvas.tsx")).CommentPins });
const MapMarks = later({ load: async () => (await import("./settled-canvas.tsx")).MapMarks });
const NewComment = later({ load: async () => (await import("./settled-canvas.tsx")).NewComment });
const EmptyMap = later({
  load: async () => (await import("./settled-canvas.tsx")).EmptyMap,
  isUrgent: true,
});
const GestureLayer = later({
  load: async () => (await import("./settled-canvas.tsx")).GestureLayer,
  isUrgent: true,
});
const Minimap = later({ load: async () => (await import("./settled-canvas.tsx")).Minimap });
const PathBanner = later({ load: async () => (await import("./settled-canvas.tsx")).PathBanner });
const KindPicker = later({ load: async () => (await import("./settled-canvas.tsx")).KindPicker });
const Together = later({ load: async () => (await import("./settled-canvas.tsx")).Together });
const ShortcutHelp = later({ load: async () => (await import("./settled-canvas.tsx")).ShortcutHelp });

interface CanvasScreenProps {
  surface: RefObject<HTMLDivElement | null>;
  title: string;
}

export function CanvasScreen({ surface, title }: CanvasScreenProps) {
  const canvas = useCanvas();
  const { isPhone } = useEditRights();
  const api = useCanvasApi();
  const [isFocusByKey, setIsFocusByKey] = useState(false);
  const gestures = useMemo(() => createGestures(canvas, () => surface.current), [canvas, surface]);
  const keyboard = useMemo(
    () => createKeyboard({ ...canvas, gestures, fit: api.fit, zoomTo: api.zoomTo }),
    [canvas, gestures, api],
  );
  useCanvasEvents({ surface, keyboard });
  useRegisterCanvas(api, keyboard.perform);
  useCameraGestures(surface, gestures);
  useDetail(surface);
  useFirstLook();
  useCameraMemory();
  useAnnounceDrawn();
  useEffect(() => gestures.destroy, [gestures]);

  const focus = useFlowFocus();
  const activeId = useView((view) => view.focusId ?? [...view.selection].at(-1));
  const toolClass = useView((view) => (typeof view.tool === "object" ? "adds" : view.tool));
  const isPanning = useUi((ui) => ui.isPanning);
  const isGliding = useUi((ui) => ui.tidying === "gliding");
  const isMapOnly = useView((view) => view.isMapOnly ?? false);
  const tier = useUi((ui) => ui.tier);
  const isEmpty = useScene((scene) => scene.cards.size === 0);

  /** Arriving by Tab puts the focus on the first card, so that arrows have somewhere to start. */
  function handleFocus() {
    const isByKey = canvas.ui.get().isTabbing;
    setIsFocusByKey(isByKey);
    const { focusId, selection } = canvas.session.view.get();
    if (!isByKey || focusId !== undefined || selection.size > 0) return;
    const boxes = new Map([...canvas.scene.get().cards].map(([id, card]) => [id, card.box] as const));
    const [first] = readingOrder(boxes);
    if (first !== undefined) canvas.session.view.set({ focusId: first });
  }

  return (
    <FlowFocusContext value={focus}>
      <div className={classNames("tl-canvas", isPhone && "is-phone")} data-canvas>
        {!isPhone && !isMapOnly && <ToolRail />}
        <div className="tl-stage">
          {!isMapOnly && <FlowBar />}
          <div className="tl-map" data-tier={tier}>
            <LaneBands />
            {/* One tab stop; cards are reached with the arrows and named by aria-activedescendant. */}
            <div
              ref={surface}
              className={classNames(
                "tl-surface",
                `tool-${toolClass}`,
                isPanning && "is-panning",
                isGliding && "is-gliding",
                isFocusByKey && "is-focused",
              )}
              data-canvas-surface
              role="application"
              aria-label={`Map of ${title}`}
              aria-roledescription="map"
              aria-describedby="canvas-keys"
              aria-activedescendant={activeId === undefined ? undefined : cardDomId(activeId)}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: an application region takes keys itself
              tabIndex={0}
              onFocus={(event) => event.target === surface.current && handleFocus()}
              onBlur={() => setIsFocusByKey(false)}
              onPointerDown={gestures.handlePointerDown}
              onPointerMove={gestures.handlePointerMove}
              onPointerLeave={gestures.handlePointerLeave}
              onDoubleClick={gestures.handleDoubleClick}
            >
              <PaintedLayer />
              <MountedLayer />
              <CommentPins />
              <World>
                <GestureLayer />
              </World>
            </div>
            <Cursors />
            <LaneHeaders />
            {isEmpty && <EmptyMap />}
            <PathBanner />
            <MapMarks />
            <NewComment />
            <Together />
            {!isEmpty && <Minimap />}
            {isMapOnly && <MapOnlyExit />}
            <ZoomFloat onFit={api.fit} />
          </div>
        </div>
      </div>
      <CanvasMenu />
      <KindPicker />
      <ShortcutHelp />
      <Announcer />
    </FlowFocusContext>
  );
}

/** The way back for those who don't know the key. */
function MapOnlyExit() {
  const { session } = useCanvas();
  return (
    <button
      type="button"
      className="tl-float tl-map-only"
      onClick={() => session.view.set({ isMapOnly: undefined })}
    >
      Show everything <Kbd>Ctrl .</Kbd>
    </button>
  );
}

function Announcer() {
  const announcement = useUi((ui) => ui.announcement);
  return (
    <>
      <div className="sr-only" aria-live="polite">
        {announcement}
      </div>
      <p id="canvas-keys" className="sr-only">
        Arrow keys go from card to card. Space selects, Enter renames, N adds a card, Control with an arrow
        adds a connected card, C comments, question mark lists all keys.
      </p>
    </>
  );
}
