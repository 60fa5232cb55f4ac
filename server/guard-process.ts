/**
 * What happens to an error that nobody caught. A connection that broke is a client's business and never ends the
 * process; anything else is a bug: it is logged, what people did is stored, and the process ends with an error.
 */
import type { Logger } from "pino";

export interface GuardOptions {
  /** The logger, once there is one. */
  log: () => Logger | undefined;
  /** Stores what is unsaved and ends the process. */
  stop: () => void;
}

export function guardProcess({ log, stop }: GuardOptions): void {
  const handle = (error: unknown, origin: string): void => {
    const logger = log();
    if (isBrokenConnection(error)) {
      logger?.warn({ err: error }, "a connection broke");
      return;
    }
    if (logger) logger.fatal({ err: error, origin }, "a bug: nobody caught this error; stopping");
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    stop();
  };
  process.on("uncaughtException", handle);
  process.on("unhandledRejection", (reason) => handle(reason, "unhandledRejection"));
}

const brokenConnectionCodes = new Set([
  "ABORT_ERR",
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_HTTP_HEADERS_SENT",
  "ERR_HTTP_REQUEST_TIMEOUT",
  "ERR_INVALID_STATE",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_WRITE_AFTER_END",
  "HPE_INVALID_EOF_STATE",
]);

/** Whether the other side went away in the middle of something. */
export function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError" || error.name === "ResponseAborted") return true;
  return brokenConnectionCodes.has(String((error as NodeJS.ErrnoException).code));
}
