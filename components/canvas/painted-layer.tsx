/**
 * The far renderer: one canvas that paints cards, edges and rings as they are now, once per frame at most. While only
 * the place of the camera changes, what was painted is moved along and just the strips that come into view are painted;
 * while only some cards move, they are painted over pictures of the rest.
 */
"use client";

import { use, useEffect, useMemo, useRef } from "react";
import { sameItems } from "#components/inspector/same-items.ts";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { colorOfName } from "#components/ui/color-of-name.ts";
import { isFrame } from "#lib/canvas/card-stack.ts";
import { counterScale } from "#lib/canvas/counter-scale.ts";
import { inflate, type Point, type Rect, touches } from "#lib/canvas/geometry.ts";
import { emptyStrips, pictureMove } from "#lib/canvas/moved-picture.ts";
import type { CardScene, Scene } from "#lib/canvas/scene.ts";
import { silhouette } from "#lib/canvas/silhouette.ts";
import { drawRings } from "#lib/drawing/draw-cards.ts";
import { drawCards, drawLines, drawMap } from "#lib/drawing/draw-map.ts";
import type { Drawing } from "#lib/drawing/drawing.ts";
import type { Camera } from "./camera.ts";
import { type Canvas, useCanvas, useLayers } from "./canvas-context.tsx";
import { type CanvasPen, createCanvasPen } from "./canvas-pen.ts";
import type { Readable } from "./external-store.ts";
import { FlowFocusContext } from "./flow-focus-context.ts";
import { IconSprite, readIcons } from "./icon-sprite.tsx";
import { partInView, wordsPx } from "./part-in-view.ts";
import { noRings, ringsOf, sameRings } from "./person-rings.ts";
import type { Still, StillPictures, Tools } from "./still-pictures.ts";
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
  const told = useMemo(
    (): Surroundings => ({ focus, colorOfPerson: (name) => colors.get(name) ?? colorOfName(name) }),
    [focus, colors],
  );
  const surroundings = useRef(told);
  surroundings.current = told;

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
  useEffect(() => painter.current?.schedule(), [told]);

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
const restMs = 300;
/** Soft shadows are dear. */
const mostLifted = 12;

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
  let stills: StillPictures | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let mustPaintAll = false;

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
    stills ??= canvas.workshop.now()?.createStillPictures(element);
    const still = mustPaintAll ? undefined : stills?.of(viewParts(), scene.get());
    mustPaintAll = false;
    clearTimeout(rest);
    if (still) {
      paintOver(still, all);
      rest = setTimeout(handleRest, restMs);
    } else {
      paintPart(all);
      stills?.begin(viewParts(), scene.get());
    }
  };
  /** Everything lies over each other as it should again. */
  const handleRest = () => {
    if (!stills?.drop()) return;
    mustPaintAll = true;
    schedule();
  };
  /** All but the scene that lines and cards depend on; from afar it isn't what is selected or pointed at. */
  const viewParts = () => {
    const { tier, hoverEdgeId, overlay } = ui.get();
    const parts = [camera.get(), tier, told(), overlay, palette, size];
    return tier === "far" ? parts : [...parts, session.view.get().selection, hoverEdgeId];
  };
  /** In px of the device. */
  const paintPart = (part: Rect) => inside({ context, pen }, part, drawMap);
  /** What moves between the pictures of lines and cards that stand, and over them. */
  const paintOver = (still: Still, all: Rect) => {
    const { isMoving, standing, lines, cards, isEmpty } = still;
    if (isEmpty) {
      inside(lines, all, (drawing, part) => {
        drawLines(drawing, standing(part).edges);
        if (!isMoving) drawCards(drawing, standing(part).cards);
      });
      if (isMoving) inside(cards, all, (drawing, part) => drawCards(drawing, standing(part).cards));
    }
    put(lines.context.canvas, { x: 0, y: 0 });
    pen.over(() => {
      const seen = place(context, all);
      const drawing = drawingOf(pen, seen);
      const drawn = scene.get();
      if (isMoving) {
        const part = still.moving(drawn, inflate(seen, wordsPx));
        drawLines(drawing, part.edges);
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.drawImage(cards.context.canvas, 0, 0);
        place(context, all);
        if (drawing.tier !== "far") lift(part.cards);
        drawCards(drawing, part.cards);
      }
      drawRings(drawing, cardsIn(drawn, inflate(seen, marginPx / camera.get().zoom)));
    });
  };
  /** Shadows under the cards that are dragged, as elements have them. */
  const lift = (cards: readonly CardScene[]) => {
    const dragged = ui.get().drag?.boxes;
    if (!dragged || dragged.size > mostLifted) return;
    const shadow = {
      color: palette["shadow-color-2"],
      fill: palette["surface-card"],
      blurPx: 18,
      downPx: 10,
    };
    for (const card of cards)
      if (dragged.has(card.id) && !isFrame(card))
        pen.shade(silhouette(card.node.kind, card.box), card.box, shadow);
  };
  const put = (picture: CanvasImageSource, { x, y }: Point) => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = "copy";
    context.drawImage(picture, x, y);
    context.globalCompositeOperation = "source-over";
  };
  const inside = (tools: Tools, part: Rect, draw: typeof drawMap) =>
    tools.pen.inside(part, () => {
      const seen = place(tools.context, part);
      const drawn = scene.get();
      const margin = marginPx / camera.get().zoom;
      draw(drawingOf(tools.pen, seen), {
        ...partInView(drawn, seen, margin),
        cardOf: cardsIn(drawn, inflate(seen, margin)),
      });
    });
  /** Sets the context to px of the board; gives what a part of the canvas shows of it. */
  const place = (target: CanvasRenderingContext2D, part: Rect): Rect => {
    const { x, y, zoom } = camera.get();
    const scale = zoom * size.density;
    target.setTransform(scale, 0, 0, scale, x * size.density, y * size.density);
    return {
      x: part.x / scale - x / zoom,
      y: part.y / scale - y / zoom,
      w: part.w / scale,
      h: part.h / scale,
    };
  };
  const drawingOf = (by: CanvasPen, seen: Rect): Drawing => {
    const { tier, hoverId, hoverEdgeId, overlay } = ui.get();
    const k = counterScale(camera.get().zoom);
    const { selection } = session.view.get();
    return {
      pen: by,
      seen,
      palette,
      icons,
      tier,
      k,
      ...told(),
      selection,
      hoverId,
      hoverEdgeId,
      rings,
      overlay,
    };
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
      const stops = [
        onThemeChange(repaint),
        onOtherParts(scene, ({ cards, edges }) => [cards, edges], schedule),
        onOtherParts(
          ui,
          ({ tier, hoverId, hoverEdgeId, overlay }) => [tier, hoverId, hoverEdgeId, overlay],
          schedule,
        ),
        onOtherParts(session.view, ({ selection }) => [selection], schedule),
      ];
      stops.push(camera.subscribe(paintSoon));
      let wasPainting = layers.get().isPainting;
      stops.push(
        layers.subscribe(() => {
          const isBeginning = !wasPainting && layers.get().isPainting;
          wasPainting = layers.get().isPainting;
          // Shown in this frame already: what was painted last is old.
          if (isBeginning) {
            mustPaintAll = true;
            paintNow();
          } else paintSoon();
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
        clearTimeout(rest);
        stills?.drop();
        resized.disconnect();
        document.fonts.removeEventListener("loadingdone", repaint);
        stopOthers?.();
        for (const stop of stops) stop();
      };
    },
  };
}

/** Calls back when one of the parts is another one. */
function onOtherParts<S>(
  store: Readable<S>,
  partsOf: (state: S) => readonly unknown[],
  onChange: () => void,
): () => void {
  let parts = partsOf(store.get());
  return store.subscribe(() => {
    const before = parts;
    parts = partsOf(store.get());
    if (!sameItems(before, parts)) onChange();
  });
}

/** The card of an id, if it lies there. */
const cardsIn =
  ({ cards }: Scene, seen: Rect) =>
  (id: string) => {
    const card = cards.get(id);
    return card && touches(card.box, seen) ? card : undefined;
  };
