/** A `ws` WebSocket as the room's Socket, with what keeps it alive and what gets rid of it (docs/sync-spec.md S80). */
import type { WebSocket } from "ws";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Clock } from "#server/ports.ts";
import { heartbeatFrame } from "#server/room/encode-frames.ts";
import type { Socket } from "#server/room/session.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";

export interface WatchedSocket extends Socket {
  /** The peer gave a sign of life. */
  heard(): void;
  /** Called every few seconds: heartbeat, ping, or the end of a silent peer. */
  tend(): void;
}

/** A peer that doesn't complete the closing handshake isn't waited for: what is buffered for it must go. */
const closePatienceMs = 2_000;

export function watchSocket(socket: WebSocket, deps: { clock: Clock; limits: SyncLimits }): WatchedSocket {
  const { clock, limits } = deps;
  let heardAt = clock.now();
  let sentAt = clock.now();
  let pingedAt = clock.now();
  answerInOurCodes(socket);
  const isOpen = () => socket.readyState === socket.OPEN;

  return {
    send(frame) {
      if (!isOpen()) return;
      sentAt = clock.now();
      socket.send(frame);
    },
    bufferedBytes: () => socket.bufferedAmount,
    close(code, reason) {
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), closePatienceMs).unref();
    },
    heard() {
      heardAt = clock.now();
    },
    tend() {
      if (!isOpen()) return;
      const now = clock.now();
      if (now - heardAt > limits.silentMs) {
        socket.terminate();
        return;
      }
      if (now - pingedAt >= limits.pingMs) {
        pingedAt = now;
        socket.ping();
      }
      if (now - sentAt >= limits.heartbeatMs && socket.bufferedAmount <= limits.dropPresenceAbove)
        this.send(heartbeatFrame);
    },
  };
}

/**
 * `ws` itself closes on frames it can't take, with codes that y-websocket clients would retry for ever. The peer gets
 * ours instead, which say that the same again won't help.
 */
function answerInOurCodes(socket: WebSocket): void {
  const close = socket.close.bind(socket);
  const codes = new Map<number | undefined, [number, string]>([
    [1002, [closeCodes.malformed, "Malformed message: not a valid frame"]],
    [1007, [closeCodes.malformed, "Malformed message: text is not UTF-8"]],
    [1009, [closeCodes.tooLarge, "This message is too large."]],
  ]);
  socket.close = (code, reason) => {
    const ours = reason === undefined ? codes.get(code) : undefined;
    if (ours) close(...ours);
    else close(code, reason);
  };
}
