/**
 * One socket in one room: measures, decodes and hands on what comes in (docs/sync-spec.md S60–S63). Whatever goes
 * wrong with one connection's bytes ends that connection and nothing else.
 */
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Clock } from "#server/ports.ts";
import type { Close } from "#server/room/audience.ts";
import { MalformedBytes } from "#server/room/byte-reader.ts";
import type { LiveRooms } from "#server/room/create-rooms.ts";
import type { Log } from "#server/room/log.ts";
import type { JoinRequest } from "#server/room/session.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";
import { decodeFrame } from "./decode-frame.ts";
import { createTokenBucket } from "./token-bucket.ts";

export interface Connection {
  receive(frame: Uint8Array): void;
  receiveText(): void;
  /** The socket has closed. */
  ended(): void;
}

export interface ConnectionDeps {
  rooms: LiveRooms;
  clock: Clock;
  limits: SyncLimits;
  log: Log;
}

/** Rejects as `LiveRooms.join` does. */
export async function openConnection(
  deps: ConnectionDeps,
  documentId: string,
  request: JoinRequest,
): Promise<Connection> {
  const { clock, limits, log } = deps;
  const member = await deps.rooms.join(documentId, request);
  const messages = createTokenBucket({ perSecond: limits.messagesPerSecond, burst: limits.messageBurst });
  const bytes = createTokenBucket({ perSecond: limits.bytesPerSecond, burst: limits.byteBurst });
  let isOpen = true;

  const end = (close: Close) => {
    isOpen = false;
    member.leave(close);
  };

  return {
    receive(frame) {
      if (!isOpen) return;
      const now = clock.now();
      if (frame.byteLength > limits.frameBytes) return end(tooLarge);
      if (!messages.take(1, now) || !bytes.take(frame.byteLength, now)) return end(tooFast);
      try {
        member.receive(decodeFrame(frame));
      } catch (error) {
        if (!(error instanceof MalformedBytes))
          log.error({ documentId, err: error }, "a frame could not be handled");
        end(malformed(error instanceof MalformedBytes ? error.message : "it can't be handled"));
      }
    },
    receiveText() {
      if (isOpen) end(malformed("text instead of bytes"));
    },
    ended() {
      isOpen = false;
      member.leave();
    },
  };
}

const tooLarge: Close = { code: closeCodes.tooLarge, reason: "This message is too large." };
const tooFast: Close = { code: closeCodes.tooFast, reason: "Messages come too fast." };
const malformed = (what: string): Close => ({
  code: closeCodes.malformed,
  reason: `Malformed message: ${what}`,
});
