/**
 * Which of the two renderers shows the map (decision 35). Near by, cards and edges are elements; from afar, or with
 * many in view, one canvas paints them, and only the cards somebody is at are elements; so too while others move many
 * at once. The canvas also paints while elements are still being mounted, and while the camera or a drag moves over more
 * than a few: then elements are hidden and stay as they are until it rests.
 */
import type { BoardSession } from "#components/board/board-session.tsx";
import type { DetailTier } from "#lib/canvas/detail-tier.ts";
import { inflate, type Point, unionOf } from "#lib/canvas/geometry.ts";
import { type Mounted, mountPlan, nothingMounted } from "#lib/canvas/mount-plan.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { CameraStore } from "./camera.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import type { ExternalStore, Readable } from "./external-store.ts";
import { createMovement } from "./movement.ts";
import type { SceneStore } from "./scene-store.ts";
import type { CanvasViewport } from "./viewport.ts";

export interface Layers {
  readonly isPainting: boolean;
  /** The elements aren't shown: everything is painted. */
  readonly isHiding: boolean;
  /** The detail that elements show; hidden ones keep theirs. */
  readonly tier: DetailTier;
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

/** With their edges about 2,000 elements; the rest of the page has a thousand. */
const mostMounted = 52;
/** Elements are mounted this far beyond the view. */
const marginPx = 120;
const slack = 0.05;
/** Added per frame; a card takes one to two milliseconds with its style and layout. */
const cardSlice = 6;
const edgeSlice = 10;

/** Moving elements costs more per card than painting it; so few are cheap either way. */
const mostMoved = 24;
/**
 * The camera rests when it hasn't moved for so long, and so do cards that others move. Longer than slow frames take:
 * elements that come between two of them make the next ones slower still.
 */
const restMs = 240;
const cardsRestMs = 1_000;
/** Fewer cards that others move stay elements. */
const fewMoved = 6;

const onlyPainted: Layers = {
  isPainting: true,
  isHiding: false,
  tier: "full",
  cards: new Set(),
  edges: new Set(),
};

export function createLayers({ session, ui, scene, camera, viewport }: LayersParts): LayersStore {
  const listeners = new Set<() => void>();
  let layers = onlyPainted;
  let mayMount = false;
  let isPaintMode = true;
  let cards: Mounted = nothingMounted;
  let edges: Mounted = nothingMounted;
  let frame: number | undefined;
  const schedule = () => {
    frame ??= requestAnimationFrame(step);
  };
  const cameraMoves = createMovement(restMs, schedule);
  const cardsMove = createMovement(cardsRestMs, schedule);
  let known = scene.get();

  const noteMove = () => {
    cameraMoves.step();
    schedule();
  };
  const noteScene = () => {
    const before = known;
    known = scene.get();
    if (before.cards !== known.cards && movedInView(before) > fewMoved) cardsMove.step();
    schedule();
  };
  const movedInView = (before: Scene): number => {
    if (ui.get().tier === "far") return 0;
    let count = 0;
    known.obstacles.visit(viewport.visible(), (id) => {
      if (before.cards.get(id)?.box !== known.cards.get(id)?.box) count += 1;
    });
    return count;
  };
  /** Whoever is at work on elements keeps them. */
  const isAtWork = () => {
    const { renamingId, resize, link } = ui.get();
    return renamingId !== undefined || resize !== undefined || link !== undefined;
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
    const mayPaint = inView > mostMoved && !isAtWork();
    const isMoving = cameraMoves.isOn || ui.get().drag !== undefined;
    if (isMoving && mayPaint && !(isCrowded && isPaintMode)) {
      publish({ ...layers, isPainting: true, isHiding: true });
      return;
    }
    isPaintMode = isCrowded;
    const { tier } = ui.get();
    // In another detail they are made anew, in slices as well: all at once they would hold up a frame.
    if (layers.isHiding && layers.tier !== tier) {
      const kept = attended();
      cards = { ids: new Set([...cards.ids].filter((id) => kept.has(id))), isWhole: false };
      edges = nothingMounted;
    }
    const isPainted = isCrowded || (cardsMove.isOn && mayPaint);
    const wantedCards = isPainted ? attended() : new Set([...obstacles.within(near), ...attended()]);
    const wantedEdges = isPainted ? noIds : new Set(scene.get().edgesWithin(near));
    const around = { x: seen.x + seen.w / 2, y: seen.y + seen.h / 2 };
    const boxOf = (id: string) => scene.get().cards.get(id)?.box;
    cards = mountPlan({ wanted: wantedCards, before: cards, slice: cardSlice, boxOf, around });
    const lineOf = (id: string) => boundsOf(scene.get().edges.get(id)?.points ?? []);
    edges = mountPlan({ wanted: wantedEdges, before: edges, slice: edgeSlice, boxOf: lineOf, around });
    publish({
      isPainting: isPainted || !cards.isWhole || !edges.isWhole,
      isHiding: false,
      tier,
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
      const stops = [ui, session.view].map((store) => store.subscribe(schedule));
      stops.push(scene.subscribe(noteScene), camera.subscribe(noteMove));
      schedule();
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
        cameraMoves.stop();
        cardsMove.stop();
        for (const stop of stops) stop();
      };
    },
  };
}

const noIds: ReadonlySet<string> = new Set();

const boundsOf = (points: readonly Point[]) => unionOf(points.map((point) => ({ ...point, w: 0, h: 0 })));
