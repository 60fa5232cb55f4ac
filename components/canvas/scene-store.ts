/**
 * The scene as a store: rebuilt at most once per frame, however many changes of the board, drags of others or
 * moves of one's own come in between.
 */
import type { BoardSession } from "#components/board/board-session.tsx";
import type { Rect } from "#lib/canvas/geometry.ts";
import { createSceneBuilder, type Scene } from "#lib/canvas/scene.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import type { ExternalStore, Readable } from "./external-store.ts";

export interface SceneStore extends Readable<Scene> {
  /** The scene with everything that happened until now, without waiting for the frame. */
  flush(): Scene;
  /** Follows board, view and presence from now on; returns how to stop. */
  start(): () => void;
}

const nothing: ReadonlyMap<string, Rect> = new Map();
const nobody: ReadonlySet<string> = new Set();

export function createSceneStore(session: BoardSession, ui: ExternalStore<CanvasUi>): SceneStore {
  const build = createSceneBuilder();
  const listeners = new Set<() => void>();
  const readLive = memoLive();
  const readAwake = memoAwake();
  let frame: number | undefined;

  const compute = () => {
    const board = session.store.getBoard();
    const { drag, resize, hoverId, hoverEdgeId } = ui.get();
    const others = session.connection?.others.get() ?? [];
    const own = drag?.boxes ?? resize ?? nothing;
    const live = readLive(own, others, (id) => scene.cards.get(id)?.box);
    return build({ board, live, awake: readAwake(session.view.get().selection, hoverId, hoverEdgeId) });
  };
  let scene: Scene = build({ board: session.store.getBoard(), live: nothing, awake: nobody });

  const flush = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    const next = compute();
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
      ];
      flush();
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        frame = undefined;
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
  let last:
    | { selection: ReadonlySet<string>; hoverId?: string | undefined; hoverEdgeId?: string | undefined }
    | undefined;
  let awake: ReadonlySet<string> = nobody;
  return (selection: ReadonlySet<string>, hoverId: string | undefined, hoverEdgeId: string | undefined) => {
    if (last?.selection === selection && last.hoverId === hoverId && last.hoverEdgeId === hoverEdgeId)
      return awake;
    last = { selection, hoverId, hoverEdgeId };
    const ids = new Set(selection);
    if (hoverId) ids.add(hoverId);
    if (hoverEdgeId) ids.add(hoverEdgeId);
    awake = ids;
    return awake;
  };
}
