/** Paints a map with what differs on a canvas: once per frame at most, and only what is in view. */
import type { CameraStore } from "#components/canvas/camera.ts";
import { createCanvasPen } from "#components/canvas/canvas-pen.ts";
import { partInView } from "#components/canvas/part-in-view.ts";
import { onThemeChange, readPalette } from "#components/canvas/theme-colors.ts";
import { laneHeadWidth } from "#components/canvas/viewport.ts";
import { counterScale } from "#lib/canvas/counter-scale.ts";
import { detailTier } from "#lib/canvas/detail-tier.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { drawBandHeads, drawBands } from "#lib/drawing/draw-bands.ts";
import { drawRings } from "#lib/drawing/draw-cards.ts";
import { type ChangeIcons, type DrawnMark, drawDifferences } from "#lib/drawing/draw-differences.ts";
import { drawMap } from "#lib/drawing/draw-map.ts";
import type { Drawing } from "#lib/drawing/drawing.ts";

export interface ShownMap {
  readonly scene: Scene;
  readonly marks: ReadonlyMap<string, DrawnMark>;
  /** What belongs to the difference one is at. */
  readonly current: ReadonlySet<string>;
  readonly colorOfPerson: Drawing["colorOfPerson"];
}

export interface MapPainter {
  show(map: ShownMap): void;
  /** Returns how to stop. */
  start(): () => void;
}

export interface PainterTools {
  context: CanvasRenderingContext2D;
  camera: CameraStore;
  icons: Drawing["icons"];
  changeIcons: ChangeIcons;
}

/** Tags and badges stand out over a card. */
const marginPx = 60;
/** Everything stands back behind what differs. */
const quiet = { nodes: new Set<string>(), edges: new Set<string>(), path: [], isEditing: false };
const nobody = new Map();

export function createMapPainter({ context, camera, icons, changeIcons }: PainterTools): MapPainter {
  const element = context.canvas;
  const pen = createCanvasPen(context, getComputedStyle(element).fontFamily);
  let palette = readPalette(element);
  let size = { width: 0, height: 0, density: 1 };
  let tier: Drawing["tier"] | undefined;
  let shown: ShownMap | undefined;
  let frame: number | undefined;

  const paint = () => {
    frame = undefined;
    if (!shown) return;
    const { scene, marks, current, colorOfPerson } = shown;
    const { x, y, zoom } = camera.get();
    const { width, height, density } = size;
    tier = detailTier(zoom, tier);
    const drawing: Drawing = {
      ...{ pen, palette, icons, tier, colorOfPerson, k: counterScale(zoom), focus: quiet },
      ...{ selection: current, rings: nobody },
    };
    const bands = { bands: scene.bands, y, zoom, width, height };
    const onScreen = () => context.setTransform(density, 0, 0, density, 0, 0);
    pen.inside({ x: 0, y: 0, w: element.width, h: element.height }, () => {
      onScreen();
      drawBands(drawing, bands);
      const scale = zoom * density;
      context.setTransform(scale, 0, 0, scale, x * density, y * density);
      const seen = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
      const part = partInView(scene, seen, marginPx / zoom);
      const cardOf = (id: string) => scene.cards.get(id);
      drawMap({ ...drawing, selection: nothing }, { ...part, cardOf });
      drawDifferences(drawing, { ...part, cardOf }, { marks, icons: changeIcons });
      drawRings(drawing, cardOf);
      onScreen();
      drawBandHeads(drawing, bands, {
        ...{ board: scene.board, headWidth: laneHeadWidth, marks, icons: changeIcons },
      });
    });
  };
  const soon = () => {
    frame ??= requestAnimationFrame(paint);
  };
  /** Another size empties the canvas, so it is painted in this frame already. */
  const measure = () => {
    const { clientWidth: width, clientHeight: height } = element.parentElement ?? element;
    const density = window.devicePixelRatio || 1;
    if (width === size.width && height === size.height && density === size.density) return;
    size = { width, height, density };
    element.width = Math.round(width * density);
    element.height = Math.round(height * density);
    if (frame !== undefined) cancelAnimationFrame(frame);
    paint();
  };
  const repaint = () => {
    palette = readPalette(element);
    pen.forgetWidths();
    soon();
  };
  return {
    show(map) {
      shown = map;
      soon();
    },
    start() {
      const resized = new ResizeObserver(measure);
      resized.observe(element.parentElement ?? element);
      document.fonts.addEventListener("loadingdone", repaint);
      const stops = [onThemeChange(repaint), camera.subscribe(soon)];
      measure();
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
        resized.disconnect();
        document.fonts.removeEventListener("loadingdone", repaint);
        for (const stop of stops) stop();
      };
    },
  };
}

const nothing: ReadonlySet<string> = new Set();
