/**
 * The scene as a store: rebuilt at most once per frame, however many changes of the board, drags of others, moves of
 * one's own or careful routes of a large board come in between.
 */
import type { BoardSession } from "#components/board/board-session.tsx";
import type { Board } from "#lib/board/model.ts";
import { centerOf, type Rect } from "#lib/canvas/geometry.ts";
import { routeChunk } from "#lib/canvas/route-jobs.ts";
import { createSceneBuilder, type Scene } from "#lib/canvas/scene.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";
import type { CameraStore } from "./camera.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import type { ExternalStore, Readable } from "./external-store.ts";
import { createMovement } from "./movement.ts";
import { createRouteWorker } from "./route-worker-client.ts";

export interface SceneStore extends Readable<Scene> {
  /** The scene with everything that happened until now, without waiting for the frame. */
  flush(): Scene;
  /** Follows board, view and presence from now on; returns how to stop. */
  start(): () => void;
}

const nothing: ReadonlyMap<string, Rect> = new Map();
const nobody: ReadonlySet<string> = new Set();

/** Routes asked for at once: few enough that taking them in fits into a frame. */
const chunkSize = 256;
const boardCorner: Rect = { x: 0, y: 0, w: 0, h: 0 };
/** Cards or a camera that change their places again within this time are moving. */
const restMs = 300;

/** Who looks, and at what. */
export interface Looking {
  /** The part of the board in view: edges there get their careful routes first. */
  visible(): Rect;
  /** While it moves nothing else is done than what has to. */
  camera?: Pick<CameraStore, "subscribe">;
}

export function createSceneStore(
  session: BoardSession,
  ui: ExternalStore<CanvasUi>,
  { visible, camera }: Looking = { visible: () => boardCorner },
): SceneStore {
  const build = createSceneBuilder("later");
  const listeners = new Set<() => void>();
  const readLive = memoLive();
  const readAwake = memoAwake();
  let frame: number | undefined;
  let places: Board["layout"]["boxes"] | undefined;
  let drags = nothing;
  const movement = createMovement(restMs, () => schedule());

  const compute = () => {
    const board = session.store.getBoard();
    const { drag, resize, hoverId, hoverEdgeId, overlay } = ui.get();
    const others = session.connection?.others.get() ?? [];
    const own = drag?.boxes ?? resize ?? nothing;
    const live = readLive(own, others, (id) => scene.cards.get(id)?.box);
    if (board.layout.boxes !== places || live !== drags) movement.step();
    [places, drags] = [board.layout.boxes, live];
    const awake = readAwake(session.view.get().selection, hoverId, hoverEdgeId, overlay?.reach?.edges);
    return build({ board, live, awake, pace: movement.isOn ? "follow" : "settle" });
  };
  let scene: Scene = build({ board: session.store.getBoard(), live: nothing, awake: nobody });
  let isFollowing = false;

  const worker = createRouteWorker((answers) => {
    build.accept(answers);
    askForRoutes();
    schedule();
  });
  const askForRoutes = () => {
    if (!isFollowing || movement.isOn || worker.isBusy) return;
    const jobs = build.takeJobs(centerOf(visible()), chunkSize);
    if (jobs.length > 0) worker.ask(routeChunk(jobs, build.obstacles));
  };

  const flush = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    const next = compute();
    askForRoutes();
    if (isFollowing && !movement.isOn && build.isUnsettled()) schedule();
    if (next === scene) return scene;
    scene = next;
    for (const listener of [...listeners]) listener();
    return scene;
  };
  const schedule = () => {
    frame ??= requestAnimationFrame(flush);
  };
  return {
    get: () => scene,
    flush,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    start() {
      const stops = [
        session.store.subscribe(schedule),
        session.view.subscribe(schedule),
        ui.subscribe(schedule),
        session.connection?.others.subscribe(schedule),
        camera?.subscribe(movement.step),
      ];
      isFollowing = true;
      flush();
      return () => {
        isFollowing = false;
        worker.stop();
        build.recallJobs();
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
        movement.stop();
        for (const stop of stops) stop?.();
      };
    },
  };
}

type BoxOf = (id: string) => Rect | undefined;

/** Own drag over those of others; the same map while nothing is dragged anywhere. */
function memoLive() {
  let lastKey: unknown[] = [];
  let lastLive = nothing;
  return (own: ReadonlyMap<string, Rect>, others: readonly RemotePresence[], boxOf: BoxOf) => {
    const drags = others.flatMap((other) => (other.drag ? [other.drag] : []));
    const key = [own, ...drags];
    if (key.length === lastKey.length && key.every((part, i) => part === lastKey[i])) return lastLive;
    lastKey = key;
    if (drags.length === 0) {
      lastLive = own;
      return own;
    }
    const live = new Map<string, Rect>();
    for (const drag of drags) {
      for (const [id, at] of Object.entries(drag)) {
        const box = boxOf(id);
        if (box) live.set(id, { ...at, w: box.w, h: box.h });
      }
    }
    for (const [id, box] of own) live.set(id, box);
    lastLive = live;
    return live;
  };
}

function memoAwake() {
  let last: readonly unknown[] = [];
  let awake: ReadonlySet<string> = nobody;
  return (
    selection: ReadonlySet<string>,
    hoverId: string | undefined,
    hoverEdgeId: string | undefined,
    reached: ReadonlySet<string> | undefined,
  ) => {
    const parts = [selection, hoverId, hoverEdgeId, reached];
    if (parts.every((part, i) => part === last[i]) && last.length > 0) return awake;
    last = parts;
    const ids = new Set([...selection, ...(reached ?? [])]);
    if (hoverId) ids.add(hoverId);
    if (hoverEdgeId) ids.add(hoverEdgeId);
    awake = ids;
    return awake;
  };
}
