/**
 * Lets sockets in, or not: everything that can be refused is refused by an HTTP status before the upgrade, so that an
 * unauthenticated socket never exists (docs/sync-spec.md S60–S67, S80).
 */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { AppError } from "#lib/errors.ts";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { GrantedBoard } from "#server/auth/board-access.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import type { Visit, Visitor } from "#server/auth/visit-board.ts";
import type { Clock } from "#server/ports.ts";
import type { LiveRooms } from "#server/room/create-rooms.ts";
import type { Log } from "#server/room/log.ts";
import type { AccessVerdict, JoinRequest } from "#server/room/session.ts";
import { defaultSyncLimits, type SyncLimits } from "#server/room/sync-limits.ts";
import { createAdmissions } from "./admissions.ts";
import { checkUpgrade } from "./check-upgrade.ts";
import { type Connection, openConnection } from "./connection.ts";
import { refuseUpgrade, type UpgradeRefusal } from "./refuse-upgrade.ts";
import { createSeats } from "./seats.ts";
import { seatsOf } from "./seats-of.ts";
import { type WatchedSocket, watchSocket } from "./ws-socket.ts";

export interface GatewayDeps {
  rooms: LiveRooms;
  /** Who is asking for a document, and what they may do there; null for nobody. */
  visit(headers: IncomingHttpHeaders, documentId: string): Promise<Visit | null>;
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
  });
  const seats = createSeats();
  const admissions = createAdmissions<Asked>({ clock, isAdmitted: (asked) => asked.ok });
  const open = new Set<WatchedSocket>();
  let isClosing = false;
  const tending = setInterval(() => {
    for (const socket of open) socket.tend();
  }, tendEveryMs);
  tending.unref();

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const checked = checkUpgrade(request, deps.allowedOrigins);
    if (!checked.ok) return refuseUpgrade(socket, checked);
    const { documentId } = checked;
    const asOf = rooms.rechecks;
    const credentials = credentialsOf(request.headers);
    const key = JSON.stringify([credentials, documentId]);
    const asked = await admissions.ask(key, asOf, () => whoAndWhat(credentials, documentId));
    if (!asked.ok) return refuseUpgrade(socket, asked);
    if (socket.destroyed) return;
    if (isClosing) return refuseUpgrade(socket, restarting);
    const { visitor, access } = asked;
    const from = { documentId, address: clientAddress(request.headers) };
    const release = seats.take(seatsOf(visitor, from, limits));
    if (!release) return refuseUpgrade(socket, tooMany);
    socket.once("close", release);
    server.handleUpgrade(request, socket, head, (ws) => {
      if (checked.isTooOld) {
        ws.on("error", () => ws.terminate());
        ws.close(closeCodes.clientTooOld, "This page is older than the server. Reload it.");
        return;
      }
      void serve({ ws, stream: socket }, documentId, {
        principal: visitor,
        role: access.role,
        readOnly: access.readOnly,
        asOf,
        isAnnounced: checked.clientSchema !== null,
        reauthorize: () => reauthorize(visitor, credentials, documentId),
      });
    });
  }

  async function whoAndWhat(credentials: IncomingHttpHeaders, documentId: string): Promise<Asked> {
    const visit = await deps.visit(credentials, documentId);
    if (!visit) return { ok: false, status: 401, reason: "Sign in to go on." };
    const { visitor, access } = visit;
    if (access.kind === "not-found") return { ok: false, status: 404, reason: "There is no such board." };
    if (access.kind === "denied") return { ok: false, status: 403, reason: "You can't open this board." };
    return { ok: true, visitor, access };
  }

  async function reauthorize(
    before: Visitor,
    credentials: IncomingHttpHeaders,
    documentId: string,
  ): Promise<AccessVerdict> {
    const visit = await deps.visit(credentials, documentId);
    if (!visit) return { kind: "signed-out" };
    return visit.visitor.userId === before.userId ? visit.access : { kind: "somebody-else" };
  }

  /** The socket reads nothing until the room is there: what the client sends meanwhile waits in the network. */
  async function serve(
    { ws, stream }: { ws: WebSocket; stream: Duplex },
    documentId: string,
    request: Omit<JoinRequest, "socket">,
  ): Promise<void> {
    const socket = watchSocket({ ws, stream }, { clock, limits });
    let connection: Connection | null = null;
    ws.on("error", (error) => log.info({ documentId, err: error }, "a socket failed"));
    ws.on("close", () => {
      open.delete(socket);
      connection?.ended();
    });
    ws.on("pong", () => socket.heard());
    ws.on("ping", () => socket.heard());
    ws.on("message", (data, isBinary) => {
      socket.heard();
      if (isBinary) connection?.receive(bytesOf(data));
      else connection?.receiveText();
    });
    ws.pause();
    open.add(socket);
    try {
      connection = await openConnection({ rooms, clock, limits, log }, documentId, { ...request, socket });
    } catch (error) {
      const isGone = error instanceof AppError && error.code === "not-found";
      if (isGone) socket.close(closeCodes.boardGone, "This board doesn't exist any more.");
      else socket.close(closeCodes.cannotSave, "The board can't be loaded now.");
    }
    if (ws.readyState === ws.CLOSED) connection?.ended();
    else ws.resume();
  }

  return {
    handleUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
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

type Asked = { ok: true; visitor: Visitor; access: GrantedBoard } | ({ ok: false } & UpgradeRefusal);

const restarting: UpgradeRefusal = { status: 503, reason: "The server is restarting." };
const cannotTell: UpgradeRefusal = { status: 503, reason: "The server can't check who you are now." };
const tooMany: UpgradeRefusal = { status: 429, reason: "There are too many open connections." };

/** What a socket keeps of its request: enough to ask again who it belongs to. */
function credentialsOf({ cookie, authorization }: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...(cookie && { cookie }), ...(authorization && { authorization }) };
}

/** `ws` hands over a Buffer, unless told otherwise. */
const bytesOf = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};
