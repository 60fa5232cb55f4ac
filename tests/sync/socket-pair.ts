/**
 * A connection made of two queues: nothing is delivered until the test says so. What has been sent and not delivered
 * counts as buffered, as in a socket whose reader doesn't read.
 */
import type { Socket } from "#server/room/session.ts";

export interface SocketPair {
  /** The server's end. */
  server: Socket;
  /** The client sends. */
  send(frame: Uint8Array): void;
  /** What the server sent and the client hasn't got. */
  readonly toClient: Uint8Array[];
  readonly toServer: Uint8Array[];
  /** Set once the server has closed. */
  closed: { code: number; reason: string } | null;
}

export function createSocketPair(): SocketPair {
  const pair: SocketPair = {
    toClient: [],
    toServer: [],
    closed: null,
    send(frame) {
      pair.toServer.push(frame);
    },
    server: {
      send(frame) {
        if (!pair.closed) pair.toClient.push(frame);
      },
      bufferedBytes: () => pair.toClient.reduce((sum, frame) => sum + frame.byteLength, 0),
      close(code, reason) {
        pair.closed ??= { code, reason };
      },
    },
  };
  return pair;
}
