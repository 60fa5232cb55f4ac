/**
 * Lets sockets in, or not: everything that can be refused is refused by an HTTP status before the upgrade, so that an
 * unauthenticated socket never exists (docs/sync-spec.md S60–S67, S80).
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { AppError } from "#lib/errors.ts";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Admission, Admissions } from "#server/auth/admissions.ts";
import type { GrantedBoard } from "#server/auth/board-access.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import type { Clock } from "#server/ports.ts";
import type { LiveRooms } from "#server/room/create-rooms.ts";
import type { Log } from "#server/room/log.ts";
import type { JoinRequest } from "#server/room/session.ts";
import { defaultSyncLimits, type SyncLimits } from "#server/room/sync-limits.ts";
import { checkUpgrade } from "./check-upgrade.ts";
import { type Connection, createConnections } from "./connection.ts";
import { refuseUpgrade, type UpgradeRefusal } from "./refuse-upgrade.ts";
import { createSeats, type TakenSeats } from "./seats.ts";
import { seatsOf } from "./seats-of.ts";
import { BoardWebSocket, type SocketEvents, type WatchedSocket, watchSocket } from "./ws-socket.ts";

export interface GatewayDeps {
  rooms: LiveRooms;
  admissions: Admissions;
  /** Origins a browser's socket may come from, exactly. */
  allowedOrigins: readonly string[];
  clock: Clock;
  log: Log;
  limits?: Partial<SyncLimits>;
}

export interface Gateway {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Accepts no more sockets and stops tending the open ones; closing those is the rooms' part. */
  close(): void;
}

const tendEveryMs = 5_000;

export function createGateway(deps: GatewayDeps): Gateway {
  const { rooms, clock, log } = deps;
  const limits = { ...defaultSyncLimits, ...deps.limits };
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: BoardWebSocket,
  });
  const seats = createSeats();
  const connections = createConnections({ rooms, clock, limits, log });
  const watching = { clock, limits };
  const open = new Map<WebSocket, Served>();
  let isClosing = false;
  const tending = setInterval(() => {
    for (const { socket } of open.values()) socket.tend();
  }, tendEveryMs);
  tending.unref();

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const checked = checkUpgrade(request, deps.allowedOrigins);
    if (!checked.ok) return refuseUpgrade(socket, checked);
    const { documentId } = checked;
    const asOf = rooms.rechecks;
    const asked = whetherGranted(await deps.admissions.admit(request.headers, documentId));
    if (!asked.ok) return refuseUpgrade(socket, asked);
    if (socket.destroyed) return;
    if (isClosing) return refuseUpgrade(socket, restarting);
    const { visitor, access, reauthorize } = asked;
    const from = { documentId, address: clientAddress(request.headers) };
    const taken = seats.take(seatsOf(visitor, from, limits));
    if (!taken) return refuseUpgrade(socket, tooMany);
    const upgraded = upgrade(request, socket, head);
    if (!upgraded) return seats.giveBack(taken);
    open.set(upgraded, {
      socket: watchSocket({ ws: upgraded, stream: socket }, watching),
      connection: null,
      taken,
    });
    upgraded.events = events;
    if (checked.isTooOld) {
      upgraded.close(closeCodes.clientTooOld, "This page is older than the server. Reload it.");
      return;
    }
    void join(upgraded, documentId, {
      principal: visitor,
      role: access.role,
      readOnly: access.readOnly,
      asOf,
      isAnnounced: checked.clientSchema !== null,
      reauthorize,
    });
  }

  /** Null when the request wasn't one for a WebSocket: then it was answered. */
  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): BoardWebSocket | null {
    let upgraded: BoardWebSocket | null = null;
    server.handleUpgrade(request, socket, head, (ws) => {
      upgraded = ws;
    });
    // From now on `ws` listens to it.
    if (upgraded) socket.off("error", destroyIt);
    return upgraded;
  }

  const events: SocketEvents = {
    message(ws, data, isBinary) {
      const served = open.get(ws);
      served?.socket.heard();
      if (isBinary) served?.connection?.receive(bytesOf(data));
      else served?.connection?.receiveText();
    },
    heard: (ws) => open.get(ws)?.socket.heard(),
    closed(ws) {
      const served = open.get(ws);
      open.delete(ws);
      served?.connection?.ended();
      if (served) seats.giveBack(served.taken);
    },
    failed(ws, error) {
      log.info({ err: error }, "a socket failed");
      ws.terminate();
    },
  };

  /** The socket reads nothing until the room is there: what the client sends waits in the network. Never rejects. */
  async function join(
    ws: WebSocket,
    documentId: string,
    request: Omit<JoinRequest, "socket">,
  ): Promise<void> {
    const served = open.get(ws);
    if (!served) return;
    const { socket } = served;
    ws.pause();
    try {
      served.connection = await connections.open(documentId, { ...request, socket });
    } catch (error) {
      const isGone = error instanceof AppError && error.code === "not-found";
      if (isGone) socket.close(closeCodes.boardGone, "This board doesn't exist any more.");
      else socket.close(closeCodes.cannotSave, "The board can't be loaded now.");
    }
    if (ws.readyState === ws.CLOSED) served.connection?.ended();
    else ws.resume();
  }

  return {
    handleUpgrade(request, socket, head) {
      // Whoever goes away while we look at the request must not end the process.
      socket.on("error", destroyIt);
      if (isClosing) return refuseUpgrade(socket, restarting);
      const timer = setTimeout(() => refuseUpgrade(socket, cannotTell), limits.upgradeMs);
      admit(request, socket, head)
        .catch((error) => {
          log.error({ err: error }, "could not tell who wants a socket");
          refuseUpgrade(socket, cannotTell);
        })
        .finally(() => clearTimeout(timer));
    },
    close() {
      isClosing = true;
      clearInterval(tending);
    },
  };
}

/** What belongs to an open socket. */
interface Served {
  socket: WatchedSocket;
  /** Null until the room is there. */
  connection: Connection | null;
  taken: TakenSeats;
}

function destroyIt(this: Duplex): void {
  this.destroy();
}

type Granted = Admission & { access: GrantedBoard };

function whetherGranted(
  admission: Admission | null,
): ({ ok: true } & Granted) | ({ ok: false } & UpgradeRefusal) {
  if (!admission) return { ok: false, status: 401, reason: "Sign in to go on." };
  const { access } = admission;
  if (access.kind === "not-found") return { ok: false, status: 404, reason: "There is no such board." };
  if (access.kind === "denied") return { ok: false, status: 403, reason: "You can't open this board." };
  return { ok: true, ...admission, access };
}

const restarting: UpgradeRefusal = { status: 503, reason: "The server is restarting." };
const cannotTell: UpgradeRefusal = { status: 503, reason: "The server can't check who you are now." };
const tooMany: UpgradeRefusal = { status: 429, reason: "There are too many open connections." };

/** `ws` hands over a Buffer, unless told otherwise. */
const bytesOf = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};
