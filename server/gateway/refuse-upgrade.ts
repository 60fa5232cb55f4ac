/** Answers a request for a socket by an HTTP error, as a problem document (RFC 9457), and hangs up. */
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

export interface UpgradeRefusal {
  status: 400 | 401 | 403 | 404 | 429 | 503;
  reason: string;
}

/** Does nothing on a socket that has ended or been answered. */
export function refuseUpgrade(socket: Duplex, { status, reason }: UpgradeRefusal): void {
  if (socket.destroyed || socket.writableEnded) return;
  const body = JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, detail: reason });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 429 || status === 503 ? ["Retry-After: 5"] : []),
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
