/**
 * The far renderer: one canvas that paints cards, edges and rings as they are now, once per frame at most. While only
 * the place of the camera changes, what was painted is moved along and just the strips that come into view are painted.
 */
"use client";

import { use, useEffect, useRef } from "react";
import { firstName } from "#components/board/domain-words.ts";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { colorOfName } from "#components/ui/color-of-name.ts";
import { counterScale } from "#lib/canvas/counter-scale.ts";
import type { Point, Rect } from "#lib/canvas/geometry.ts";
import { emptyStrips, pictureMove } from "#lib/canvas/moved-picture.ts";
import { drawRings } from "#lib/drawing/draw-cards.ts";
import { drawMap, drawWithoutRings } from "#lib/drawing/draw-map.ts";
import type { Drawing, PersonRing } from "#lib/drawing/drawing.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";
import type { Camera } from "./camera.ts";
import { type Canvas, useCanvas, useLayers } from "./canvas-context.tsx";
import { type CanvasPen, createCanvasPen } from "./canvas-pen.ts";
import { FlowFocusContext } from "./flow-focus-context.ts";
import { IconSprite, readIcons } from "./icon-sprite.tsx";
import { partInView } from "./part-in-view.ts";
import { onThemeChange, readPalette } from "./theme-colors.ts";

type Surroundings = Pick<Drawing, "focus" | "colorOfPerson">;

export function PaintedLayer() {
  const canvas = useCanvas();
  const isPainting = useLayers((layers) => layers.isPainting);
  const focus = use(FlowFocusContext);
  const colors = use(AvatarColorsContext);
  const element = useRef<HTMLCanvasElement>(null);
  const sprite = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter>(undefined);
  const surroundings = useRef<Surroundings>({ focus: null, colorOfPerson: colorOfName });
  surroundings.current = { focus, colorOfPerson: (name) => colors.get(name) ?? colorOfName(name) };

  useEffect(() => {
    const [target, icons] = [element.current, sprite.current];
    const context = target?.getContext("2d");
    if (!target || !context || !icons) return;
    const made = createPainter({
      canvas,
      context,
      icons: readIcons(icons),
      told: () => surroundings.current,
    });
    painter.current = made;
    return made.start();
  }, [canvas]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is told has changed
  useEffect(() => painter.current?.schedule(), [focus, colors]);

  return (
    <>
      <canvas ref={element} className="tl-painted" hidden={!isPainting} />
      <IconSprite ref={sprite} />
    </>
  );
}

interface PainterParts {
  canvas: Canvas;
  context: CanvasRenderingContext2D;
  icons: Drawing["icons"];
  told: () => Surroundings;
}
type Painter = ReturnType<typeof createPainter>;

/** Drawn this far beyond the view: tags and rings stand out over a card. */
const marginPx = 60;

function createPainter({ canvas, context, icons, told }: PainterParts) {
  const { session, ui, scene, camera, layers } = canvas;
  const element = context.canvas;
  const pen = createCanvasPen(context, getComputedStyle(element).fontFamily);
  let palette = readPalette(element);
  let size = { width: 0, height: 0, density: 1 };
  let frame: number | undefined;
  let rings = noRings;
  /** The camera that the canvas shows; undefined when something else has changed since. */
  let shown: Camera | undefined;
  const plain = createPlainPicture();

  const paint = () => {
    frame = undefined;
    if (!layers.get().isPainting) return;
    const picture = { width: element.width, height: element.height, density: size.density };
    const by = shown && pictureMove(shown, camera.get(), picture);
    shown = camera.get();
    if (by) {
      put(element, by);
      for (const strip of emptyStrips(by, picture)) paintPart(strip);
      return;
    }
    const all = { x: 0, y: 0, w: picture.width, h: picture.height };
    const known = ui.get().tier === "far" ? plain.of(plainParts(), element) : undefined;
    if (!known) {
      paintPart(all);
      return;
    }
    if (known.isEmpty) paintWith(known, all, drawWithoutRings);
    put(known.context.canvas, { x: 0, y: 0 });
    pen.over(() => paintSeen({ context, pen }, none, (drawing, part) => drawRings(drawing, part.cardOf)));
  };
  /** All that what lies under the rings depends on from afar. */
  const plainParts = () => {
    const { cards, edges } = scene.get();
    return [cards, edges, camera.get(), told().focus, ui.get().overlay, palette, size];
  };
  const put = (picture: CanvasImageSource, { x, y }: Point) => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = "copy";
    context.drawImage(picture, x, y);
    context.globalCompositeOperation = "source-over";
  };
  /** In px of the device. */
  const paintPart = (part: Rect) => paintWith({ context, pen }, part, drawMap);
  const paintWith = (tools: Tools, part: Rect, draw: typeof drawMap) =>
    tools.pen.inside(part, () => paintSeen(tools, part, draw));
  const paintSeen = ({ context, pen }: Tools, part: Rect, draw: typeof drawMap) => {
    const { x, y, zoom } = camera.get();
    const scale = zoom * size.density;
    context.setTransform(scale, 0, 0, scale, x * size.density, y * size.density);
    const { tier, hoverId, hoverEdgeId, overlay } = ui.get();
    const drawn = scene.get();
    const seen = {
      x: part.x / scale - x / zoom,
      y: part.y / scale - y / zoom,
      w: part.w / scale,
      h: part.h / scale,
    };
    draw(
      {
        pen,
        palette,
        icons,
        tier,
        k: counterScale(zoom),
        ...told(),
        selection: session.view.get().selection,
        hoverId,
        hoverEdgeId,
        rings,
        overlay,
      },
      { ...partInView(drawn, seen, marginPx / zoom), cardOf: (id) => drawn.cards.get(id) },
    );
  };
  const paintSoon = () => {
    frame ??= requestAnimationFrame(paint);
  };
  const schedule = () => {
    shown = undefined;
    paintSoon();
  };
  const paintNow = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    paint();
  };
  /** Others' pointers are none of its business. */
  const followOthers = () => {
    const next = ringsOf(session.connection?.others.get() ?? []);
    if (sameRings(rings, next)) return;
    rings = next;
    schedule();
  };
  /** True if the canvas has another size now. */
  const measure = (): boolean => {
    const { clientWidth: width, clientHeight: height } = element.parentElement ?? element;
    const density = window.devicePixelRatio || 1;
    if (width === size.width && height === size.height && density === size.density) return false;
    size = { width, height, density };
    element.width = Math.round(width * density);
    element.height = Math.round(height * density);
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    shown = undefined;
    return true;
  };
  const repaint = () => {
    palette = readPalette(element);
    pen.forgetWidths();
    schedule();
  };
  return {
    schedule,
    start() {
      // Another size empties the canvas, in this frame already.
      const resized = new ResizeObserver(() => void (measure() && paintNow()));
      resized.observe(element.parentElement ?? element);
      document.fonts.addEventListener("loadingdone", repaint);
      const stores = [scene, ui, session.view];
      const stops = [onThemeChange(repaint), ...stores.map((store) => store.subscribe(schedule))];
      stops.push(camera.subscribe(paintSoon));
      let wasPainting = layers.get().isPainting;
      stops.push(
        layers.subscribe(() => {
          const isBeginning = !wasPainting && layers.get().isPainting;
          wasPainting = layers.get().isPainting;
          // Shown in this frame already: what was painted last is old.
          if (isBeginning) paintNow();
          else paintSoon();
        }),
      );
      const stopOthers = session.connection?.others.subscribe(followOthers);
      followOthers();
      measure();
      // Not at once: the first look is yet to be chosen.
      schedule();
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
        resized.disconnect();
        document.fonts.removeEventListener("loadingdone", repaint);
        stopOthers?.();
        for (const stop of stops) stop();
      };
    },
  };
}

type Tools = { context: CanvasRenderingContext2D; pen: CanvasPen };
const none: Rect = { x: 0, y: 0, w: 0, h: 0 };

/**
 * A second canvas for what stays while only the rings change, as under a frame that is being drawn. It is made when the
 * same is wanted twice in a row.
 */
function createPlainPicture() {
  let wanted: readonly unknown[] = [];
  let made: Tools | undefined;
  return {
    of(parts: readonly unknown[], like: HTMLCanvasElement): (Tools & { isEmpty: boolean }) | undefined {
      const isSame = parts.length === wanted.length && parts.every((part, i) => part === wanted[i]);
      wanted = parts;
      if (!isSame) {
        made = undefined;
        return undefined;
      }
      if (made) return { ...made, isEmpty: false };
      const canvas = document.createElement("canvas");
      canvas.width = like.width;
      canvas.height = like.height;
      const context = canvas.getContext("2d");
      if (!context) return undefined;
      made = { context, pen: createCanvasPen(context, getComputedStyle(like).fontFamily) };
      return { ...made, isEmpty: true };
    },
  };
}

const noRings: ReadonlyMap<string, PersonRing> = new Map();

function ringsOf(others: readonly RemotePresence[]): ReadonlyMap<string, PersonRing> {
  const rings = new Map<string, PersonRing>();
  for (const { user, selection, drag } of others) {
    for (const id of [...(selection ?? []), ...Object.keys(drag ?? {})]) {
      if (!rings.has(id)) rings.set(id, { color: user.color, flag: firstName(user.name) });
    }
  }
  return rings.size > 0 ? rings : noRings;
}

const sameRings = (a: ReadonlyMap<string, PersonRing>, b: ReadonlyMap<string, PersonRing>): boolean =>
  a === b ||
  (a.size === b.size &&
    [...a].every(([id, ring]) => ring.color === b.get(id)?.color && ring.flag === b.get(id)?.flag));
