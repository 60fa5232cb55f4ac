/**
 * Tidy places for the cards of a board, from a worker that is loaded when somebody asks for it and let go after;
 * where there is none, they are worked out here.
 */
import type { Board, Box } from "#lib/board/model.ts";
import { edgeLabel } from "#lib/canvas/edge-look.ts";
import { layoutInput } from "#lib/layout/layout-input.ts";
import type { TidyRequest } from "#lib/layout/tidy-request.ts";

/** Mean width of a letter on an edge, in px. */
const letterPx = 6.2;

/** @param ids only these cards; absent for all. Cards that are pinned keep their place. */
export async function tidyUp(board: Board, ids?: ReadonlySet<string>): Promise<ReadonlyMap<string, Box>> {
  const request = { input: layoutInput(board, (edge) => edgeLabel(edge).length * letterPx), ids };
  try {
    return await askWorker(request);
  } catch {
    // It couldn't be loaded, or failed: the page can do the same, it only stands still meanwhile.
    const { answerTidy } = await import("#lib/layout/tidy-request.ts");
    return answerTidy(request);
  }
}

function askWorker(request: TidyRequest): Promise<ReadonlyMap<string, Box>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./tidy-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<ReadonlyMap<string, Box>>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener("error", (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.postMessage(request);
  });
}
