/**
 * Which of the two renderers shows the map (decision 35). Near by, cards and edges are elements; from afar, or with
 * many in view, one canvas paints them, and only the cards somebody is at are elements. The canvas also paints
 * while elements are still being mounted, and while the camera moves over more than a few: then elements are hidden
 * and stay as they are until it rests.
 */
import type { BoardSession } from "#components/board/board-session.tsx";
import { inflate, type Point, unionOf } from "#lib/canvas/geometry.ts";
import { type Mounted, mountPlan, nothingMounted } from "#lib/canvas/mount-plan.ts";
import type { CameraStore } from "./camera.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import type { ExternalStore, Readable } from "./external-store.ts";
import type { SceneStore } from "./scene-store.ts";
import type { CanvasViewport } from "./viewport.ts";

export interface Layers {
  readonly isPainting: boolean;
  /** The elements aren't shown: everything is painted. */
  readonly isHiding: boolean;
  /** Ids of the cards and edges that are elements now. */
  readonly cards: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface LayersStore extends Readable<Layers> {
  /** The code that mounts elements is there; until then everything is painted. */
  allowMounting(): void;
  /** Follows scene, camera and view from now on; returns how to stop. */
  start(): () => void;
}

export interface LayersParts {
  session: BoardSession;
  ui: ExternalStore<CanvasUi>;
  scene: SceneStore;
  camera: CameraStore;
  viewport: CanvasViewport;
}

const mostMounted = 60;
/** Elements are mounted this far beyond the view. */
const marginPx = 120;
const slack = 0.05;
/** Added per frame; a card takes about a millisecond. */
const cardSlice = 10;
const edgeSlice = 16;

/** Moving elements costs more per card than painting it; so few are cheap either way. */
const mostMoved = 24;
/** The camera rests when it hasn't moved for so long. */
const restMs = 140;

const onlyPainted: Layers = { isPainting: true, isHiding: false, cards: new Set(), edges: new Set() };

export function createLayers({ session, ui, scene, camera, viewport }: LayersParts): LayersStore {
  const listeners = new Set<() => void>();
  let layers = onlyPainted;
  let mayMount = false;
  let isPaintMode = true;
  let cards: Mounted = nothingMounted;
  let edges: Mounted = nothingMounted;
  let frame: number | undefined;
  let movedAt = Number.NEGATIVE_INFINITY;
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** A single step isn't a movement yet. */
  const noteMove = () => {
    const now = performance.now();
    if (now - movedAt < restMs) {
      clearTimeout(rest);
      rest = setTimeout(() => {
        rest = undefined;
        schedule();
      }, restMs);
    }
    movedAt = now;
    schedule();
  };
  const isMoving = () => {
    const { renamingId, drag, resize, link } = ui.get();
    return rest !== undefined && renamingId === undefined && !drag && !resize && !link;
  };

  /** Cards somebody is at keep their element wherever they are. */
  const attended = (): Set<string> => {
    const { renamingId, hoverId, tier, drag, marquee } = ui.get();
    const { focusId, selection } = session.view.get();
    const ids = new Set<string>();
    if (renamingId !== undefined) ids.add(renamingId);
    if (focusId !== undefined) ids.add(focusId);
    const [only] = selection;
    if (only !== undefined && selection.size === 1) ids.add(only);
    if (hoverId !== undefined && tier !== "far" && !drag && !marquee) ids.add(hoverId);
    for (const id of ids) if (!scene.get().cards.has(id)) ids.delete(id);
    return ids;
  };

  const step = () => {
    frame = undefined;
    if (!mayMount) return;
    const seen = viewport.visible();
    const near = inflate(seen, marginPx / camera.get().zoom);
    const { obstacles } = scene.get();
    // From afar all of a large board may be in view: it isn't counted.
    const inView = ui.get().tier === "far" ? Number.POSITIVE_INFINITY : obstacles.within(seen).length;
    const isCrowded = inView > most();
    if (isMoving() && inView > mostMoved && !(isCrowded && isPaintMode)) {
      publish({ isPainting: true, isHiding: true, cards: cards.ids, edges: edges.ids });
      return;
    }
    isPaintMode = isCrowded;
    const wantedCards = isPaintMode ? attended() : new Set([...obstacles.within(near), ...attended()]);
    const wantedEdges = isPaintMode ? noIds : new Set(scene.get().edgesWithin(near));
    const around = { x: seen.x + seen.w / 2, y: seen.y + seen.h / 2 };
    const boxOf = (id: string) => scene.get().cards.get(id)?.box;
    cards = mountPlan({ wanted: wantedCards, before: cards, slice: cardSlice, boxOf, around });
    const lineOf = (id: string) => boundsOf(scene.get().edges.get(id)?.points ?? []);
    edges = mountPlan({ wanted: wantedEdges, before: edges, slice: edgeSlice, boxOf: lineOf, around });
    publish({
      isPainting: isPaintMode || !cards.isWhole || !edges.isWhole,
      isHiding: false,
      cards: cards.ids,
      edges: edges.ids,
    });
    if (!cards.isWhole || !edges.isWhole) schedule();
  };
  const most = () => mostMounted * (isPaintMode ? 1 - slack : 1 + slack);
  const publish = (next: Layers) => {
    const isSame = (Object.keys(next) as (keyof Layers)[]).every((key) => next[key] === layers[key]);
    if (isSame) return;
    layers = next;
    for (const listener of [...listeners]) listener();
  };
  const schedule = () => {
    frame ??= requestAnimationFrame(step);
  };
  return {
    get: () => layers,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    allowMounting() {
      mayMount = true;
      schedule();
    },
    start() {
      const stops = [scene, ui, session.view].map((store) => store.subscribe(schedule));
      stops.push(camera.subscribe(noteMove));
      schedule();
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
        clearTimeout(rest);
        rest = undefined;
        for (const stop of stops) stop();
      };
    },
  };
}

const noIds: ReadonlySet<string> = new Set();

const boundsOf = (points: readonly Point[]) => unionOf(points.map((point) => ({ ...point, w: 0, h: 0 })));
