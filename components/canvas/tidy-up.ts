/**
 * "Tidy up": the selected cards, if there are several, else all of them glide to places that a worker finds. One
 * undo step; the worker is loaded when somebody asks for it and let go after.
 */
import type { Board, Box } from "#lib/board/model.ts";
import { edgeLabel } from "#lib/canvas/edge-look.ts";
import { layoutInput } from "#lib/layout/layout-input.ts";
import type { TidyRequest } from "#lib/layout/tidy-request.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";

/** Somewhat longer than cards glide (--t-slow in tokens.css). */
const glideMs = 250;
/** Mean width of a letter on an edge, in px. */
const letterPx = 6.2;

type TidyParts = Pick<CanvasParts, "session" | "ui"> & { readonly actions: CanvasActions };

export async function tidyUp({ session, ui, actions }: TidyParts): Promise<void> {
  if (ui.get().tidying || !actions.mayEdit()) return;
  const before = session.store.getBoard();
  const selected = actions.selectedNodes();
  ui.set({ tidying: "finding" });
  try {
    const boxes = await tidyBoxes(before, selected.length > 1 ? new Set(selected) : undefined);
    const moved = stillFitting(boxes, before, session.store.getBoard());
    ui.set({ tidying: "gliding" });
    if (moved.size === 0) actions.announce("Everything is tidy already");
    else actions.accepted(session.commands.arrange(moved), words(moved.size));
  } finally {
    setTimeout(() => ui.set({ tidying: undefined }), glideMs);
  }
}

const words = (count: number): string => (count === 1 ? "Tidied up: 1 card" : `Tidied up: ${count} cards`);

/** What changes, without cards that somebody has deleted, resized or given to another lane meanwhile. */
function stillFitting(boxes: ReadonlyMap<string, Box>, before: Board, now: Board): Map<string, Box> {
  const fitting = [...boxes].filter(([id, { x, y, w, h }]) => {
    const [was, is] = [before.layout.boxes.get(id), now.layout.boxes.get(id)];
    if (was === undefined || is === undefined) return false;
    if (was.w !== is.w || was.h !== is.h || before.nodes.get(id)?.laneId !== now.nodes.get(id)?.laneId)
      return false;
    return is.x !== x || is.y !== y || is.w !== w || is.h !== h;
  });
  return new Map(fitting);
}

/** Of these cards only, or of all. */
async function tidyBoxes(
  board: Board,
  ids: ReadonlySet<string> | undefined,
): Promise<ReadonlyMap<string, Box>> {
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
