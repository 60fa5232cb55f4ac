/** A `ws` WebSocket as the room's Socket, with what keeps it alive and what gets rid of it (docs/sync-spec.md S80). */
import type { Duplex } from "node:stream";
import { type RawData, WebSocket } from "ws";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Clock } from "#server/ports.ts";
import { heartbeatFrame } from "#server/room/encode-frames.ts";
import type { Socket } from "#server/room/session.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";
import { wireFrame } from "./wire-frame.ts";

export interface WatchedSocket extends Socket {
  /** The peer gave a sign of life. */
  heard(): void;
  /** Called every few seconds: heartbeat, ping, or the end of a silent peer. */
  tend(): void;
}

export interface WatchedConnection {
  ws: WebSocket;
  /** What the WebSocket writes to. */
  stream: Pick<Duplex, "write">;
}
interface WatchDeps {
  clock: Clock;
  limits: SyncLimits;
}

/** A peer that doesn't complete the closing handshake isn't waited for: what is buffered for it must go. */
const closePatienceMs = 2_000;

export function watchSocket(connection: WatchedConnection, deps: WatchDeps): WatchedSocket {
  return new WatchedWebSocket(connection, deps);
}

/** A class: a server holds thousands of these, and methods on a prototype weigh nothing. */
class WatchedWebSocket implements WatchedSocket {
  readonly #ws: WebSocket;
  readonly #stream: Pick<Duplex, "write">;
  readonly #deps: WatchDeps;
  #heardAt: number;
  #sentAt: number;
  #pingedAt: number;

  constructor({ ws, stream }: WatchedConnection, deps: WatchDeps) {
    this.#ws = ws;
    this.#stream = stream;
    this.#deps = deps;
    this.#heardAt = this.#sentAt = this.#pingedAt = deps.clock.now();
  }

  /** Past `ws`, which would frame the message anew for each socket; without compression it queues nothing itself. */
  send(message: Uint8Array): void {
    if (!this.#isOpen()) return;
    this.#sentAt = this.#deps.clock.now();
    for (const part of wireFrame(message)) this.#stream.write(part);
  }

  bufferedBytes(): number {
    return this.#ws.bufferedAmount;
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason);
    setTimeout(() => this.#ws.terminate(), closePatienceMs).unref();
  }

  heard(): void {
    this.#heardAt = this.#deps.clock.now();
  }

  tend(): void {
    if (!this.#isOpen()) return;
    const { clock, limits } = this.#deps;
    const now = clock.now();
    if (now - this.#heardAt > limits.silentMs) {
      this.#ws.terminate();
      return;
    }
    if (now - this.#pingedAt >= limits.pingMs) {
      this.#pingedAt = now;
      this.#ws.ping();
    }
    if (now - this.#sentAt >= limits.heartbeatMs && this.bufferedBytes() <= limits.dropPresenceAbove)
      this.send(heartbeatFrame);
  }

  #isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }
}

/** What happens on sockets. One for all of them: a table of listeners for each would weigh a fifteenth of a connection. */
export interface SocketEvents {
  message(ws: WebSocket, data: RawData, isBinary: boolean): void;
  /** A ping or a pong came. */
  heard(ws: WebSocket): void;
  closed(ws: WebSocket): void;
  failed(ws: WebSocket, error: Error): void;
}

export class BoardWebSocket extends WebSocket {
  events: SocketEvents | null = null;

  /** Called by `ws` for whatever happens; listeners that were added aside hear nothing. */
  override emit(event: string | symbol, first?: unknown, second?: unknown): boolean {
    const { events } = this;
    if (event === "message") events?.message(this, first as RawData, second as boolean);
    else if (event === "ping" || event === "pong") events?.heard(this);
    else if (event === "close") events?.closed(this);
    else if (event === "error") events?.failed(this, first as Error);
    return events !== null;
  }

  /**
   * `ws` itself closes on frames it can't take, with codes that y-websocket clients would retry for ever. The peer gets
   * ours instead, which say that the same again won't help.
   */
  override close(code?: number, reason?: string | Buffer): void {
    const ours = reason === undefined ? ourCodes.get(code) : undefined;
    if (ours) super.close(...ours);
    else super.close(code, reason);
  }
}

const ourCodes = new Map<number | undefined, [number, string]>([
  [1002, [closeCodes.malformed, "Malformed message: not a valid frame"]],
  [1007, [closeCodes.malformed, "Malformed message: text is not UTF-8"]],
  [1009, [closeCodes.tooLarge, "This message is too large."]],
]);
