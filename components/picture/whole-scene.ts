/** The scene of a board with nothing dragged or pointed at, every edge on its careful route, every word in its place. */
import { createRouteWorker } from "#components/canvas/route-worker-client.ts";
import type { Board } from "#lib/board/model.ts";
import { type RouteAnswer, routeChunk } from "#lib/canvas/route-jobs.ts";
import { createSceneBuilder, type Scene } from "#lib/canvas/scene.ts";

const nothing = { live: new Map(), awake: new Set<string>() };
const corner = { x: 0, y: 0 };
/** Up to here a person doesn't notice the wait. */
const fewEdges = 300;
/** Up to here one waits for a print: a second. */
const mostAtOnce = 800;
const chunkSize = 256;

/** Without waiting: the edges of a very large board have simple routes. */
export const sceneAtOnce = (board: Board): Scene =>
  createSceneBuilder(board.edges.size <= mostAtOnce ? "at-once" : "later")({ board, ...nothing });

/** The routes of a large board come from the worker, chunk by chunk; `onShare` hears how much of it is done, 0–1. */
export async function wholeScene(board: Board, onShare: (share: number) => void): Promise<Scene> {
  if (board.edges.size <= fewEdges) return sceneAtOnce(board);
  const build = createSceneBuilder("later");
  let answered: (answers: readonly RouteAnswer[]) => void = () => {};
  const worker = createRouteWorker((answers) => answered(answers));
  let scene = build({ board, ...nothing });
  let routed = 0;
  for (;;) {
    const jobs = build.takeJobs(corner, chunkSize);
    if (jobs.length === 0 && !build.isUnsettled()) break;
    if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve));
    else {
      const answers = new Promise<readonly RouteAnswer[]>((resolve) => {
        answered = resolve;
      });
      worker.ask(routeChunk(jobs, build.obstacles));
      build.accept(await answers);
      routed += jobs.length;
      onShare(Math.min(1, routed / board.edges.size));
    }
    scene = build({ board, ...nothing });
  }
  worker.stop();
  return scene;
}
