/** The worker of "Tidy up": a board in, the boxes of its cards out. */
import { answerTidy, type TidyRequest } from "#lib/layout/tidy-request.ts";

addEventListener("message", ({ data }: MessageEvent<TidyRequest>) => postMessage(answerTidy(data)));
