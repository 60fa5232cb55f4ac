/** The scene of a board that is only looked at: there at once with simple routes, careful ones come from the worker. */
"use client";

import { useEffect, useRef, useState } from "react";
import { createRouteWorker } from "#components/canvas/route-worker-client.ts";
import type { Board } from "#lib/board/model.ts";
import { routeChunk } from "#lib/canvas/route-jobs.ts";
import { createSceneBuilder, type Scene } from "#lib/canvas/scene.ts";

/** Undefined while there is no board. */
export function useSettlingScene(board: Board | undefined): Scene | undefined {
  const [scene, setScene] = useState<Scene>();
  const follower = useRef<ReturnType<typeof createFollower>>(undefined);
  useEffect(() => {
    const made = createFollower(setScene);
    follower.current = made;
    return made.stop;
  }, []);
  useEffect(() => {
    if (board) follower.current?.follow(board);
  }, [board]);
  return board && scene;
}

const nothing = { live: new Map(), awake: new Set<string>() };
const corner = { x: 0, y: 0 };
const chunkSize = 256;

function createFollower(onScene: (scene: Scene) => void) {
  const build = createSceneBuilder("later");
  let board: Board | undefined;
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
    if (!board) return;
    onScene(build({ board, ...nothing }));
    ask();
    if (build.isUnsettled()) soon();
  };
  const soon = () => {
    frame ??= requestAnimationFrame(show);
  };
  return {
    follow(next: Board) {
      board = next;
      soon();
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      board = undefined;
      worker.stop();
      build.recallJobs();
    },
  };
}
