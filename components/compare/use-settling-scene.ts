/** The scene of a board that is only looked at: there at once with simple routes, careful ones come from the worker. */
"use client";

import { useEffect, useRef, useState } from "react";
import { createRouteWorker } from "#components/canvas/route-worker-client.ts";
import type { Board } from "#lib/board/model.ts";
import { routeChunk } from "#lib/canvas/route-jobs.ts";
import { createSceneBuilder, type Scene, type SceneBuilder } from "#lib/canvas/scene.ts";

/**
 * Undefined while there is no board.
 * @param awake links that are drawn even where others of their kind are folded away
 */
export function useSettlingScene(board: Board | undefined, awake: ReadonlySet<string>): Scene | undefined {
  const [scene, setScene] = useState<Scene>();
  const follower = useRef<ReturnType<typeof createFollower>>(undefined);
  useEffect(() => {
    const made = createFollower(setScene);
    follower.current = made;
    return made.stop;
  }, []);
  useEffect(() => {
    if (board) follower.current?.follow(board, awake);
  }, [board, awake]);
  return board && scene;
}

const live = new Map();
const corner = { x: 0, y: 0 };
const chunkSize = 256;

/** By the board they were made for. */
const prepared = new WeakMap<Board, SceneBuilder>();

/** Does what takes longest on a large board while something else is waited for. */
export function prepareScene(board: Board): void {
  if (prepared.has(board)) return;
  const build = createSceneBuilder("later");
  build({ board, live, awake: new Set() });
  prepared.set(board, build);
}

function createFollower(onScene: (scene: Scene) => void) {
  let build = createSceneBuilder("later");
  let shown: { board: Board; awake: ReadonlySet<string> } | undefined;
  let frame: number | undefined;
  const worker = createRouteWorker((answers) => {
    build.accept(answers);
    ask();
    soon();
  });
  const ask = () => {
    if (worker.isBusy) return;
    const jobs = build.takeJobs(corner, chunkSize);
    if (jobs.length > 0) worker.ask(routeChunk(jobs, build.obstacles));
  };
  const show = () => {
    frame = undefined;
    if (!shown) return;
    onScene(build({ ...shown, live }));
    ask();
    if (build.isUnsettled()) soon();
  };
  const soon = () => {
    frame ??= requestAnimationFrame(show);
  };
  return {
    follow(board: Board, awake: ReadonlySet<string>) {
      const ready = prepared.get(board);
      prepared.delete(board);
      // Only at first: from one board to the next the builder at hand has little to do.
      if (ready && !shown) build = ready;
      shown = { board, awake };
      soon();
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      shown = undefined;
      worker.stop();
      build.recallJobs();
    },
  };
}
