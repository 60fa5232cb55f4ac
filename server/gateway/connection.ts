/**
 * One socket in one room: measures, decodes and hands on what comes in (docs/sync-spec.md S60–S63). Whatever goes
 * wrong with one connection's bytes ends that connection and nothing else.
 */
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Clock } from "#server/ports.ts";
import type { Close } from "#server/room/audience.ts";
import { MalformedBytes } from "#server/room/byte-reader.ts";
import type { LiveRooms, Member } from "#server/room/create-rooms.ts";
import type { Log } from "#server/room/log.ts";
import type { JoinRequest } from "#server/room/session.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";
import { decodeFrame } from "./decode-frame.ts";
import { type Rate, TokenBucket } from "./token-bucket.ts";

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

export interface Connections {
  /** Rejects as `LiveRooms.join` does. */
  open(documentId: string, request: JoinRequest): Promise<Connection>;
}

export function createConnections(deps: ConnectionDeps): Connections {
  const { messagesPerSecond, messageBurst, bytesPerSecond, byteBurst } = deps.limits;
  const shared = {
    ...deps,
    messages: { perSecond: messagesPerSecond, burst: messageBurst },
    bytes: { perSecond: bytesPerSecond, burst: byteBurst },
  };
  return {
    open: async (documentId, request) =>
      new OpenConnection(shared, await deps.rooms.join(documentId, request)),
  };
}

interface Shared extends ConnectionDeps {
  messages: Rate;
  bytes: Rate;
}

/** A class, as there are thousands. */
class OpenConnection implements Connection {
  readonly #deps: Shared;
  readonly #member: Member;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  #isOpen = true;

  constructor(deps: Shared, member: Member) {
    this.#deps = deps;
    this.#member = member;
    this.#messages = new TokenBucket(deps.messages);
    this.#bytes = new TokenBucket(deps.bytes);
  }

  receive(frame: Uint8Array): void {
    if (!this.#isOpen) return;
    const { clock, limits } = this.#deps;
    const now = clock.now();
    if (frame.byteLength > limits.frameBytes) this.#end(tooLarge);
    else if (!this.#messages.take(1, now) || !this.#bytes.take(frame.byteLength, now)) this.#end(tooFast);
    else this.#handle(frame);
  }

  #handle(frame: Uint8Array): void {
    const { log } = this.#deps;
    try {
      this.#member.receive(decodeFrame(frame));
    } catch (error) {
      if (!(error instanceof MalformedBytes))
        log.error({ documentId: this.#member.documentId, err: error }, "a frame could not be handled");
      this.#end(malformed(error instanceof MalformedBytes ? error.message : "it can't be handled"));
    }
  }

  receiveText(): void {
    if (this.#isOpen) this.#end(malformed("text instead of bytes"));
  }

  ended(): void {
    this.#isOpen = false;
    this.#member.leave();
  }

  #end(close: Close): void {
    this.#isOpen = false;
    this.#member.leave(close);
  }
}

const tooLarge: Close = { code: closeCodes.tooLarge, reason: "This message is too large." };
const tooFast: Close = { code: closeCodes.tooFast, reason: "Messages come too fast." };
const malformed = (what: string): Close => ({
  code: closeCodes.malformed,
  reason: `Malformed message: ${what}`,
});
