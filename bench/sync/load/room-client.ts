/** One member of a room on any of the servers: opens, syncs, and hands on what others send. */
import type { ServerRoom } from "../servers/bench-server.ts";
import { frameOf, type LeanSocket, openSocket } from "./lean-socket.ts";
import { concat, emptyStep2, step1 } from "./y-message.ts";

export interface RoomClient {
  /** A message without the server's own prefix. */
  send(message: Uint8Array): void;
  readonly socket: LeanSocket;
}

export interface RoomHandlers {
  /** A frame with updates by others, the server's prefix included. */
  onUpdate?(message: Buffer): void;
  onAwareness?(message: Buffer): void;
  /** The whole board as the server answered it. */
  onAnswer?(message: Buffer): void;
  onClose?(code: number): void;
}

const answerTimeoutMs = 120_000;

/** Resolves once the server's content has arrived; on a server without documents, once the socket is open. */
export async function joinRoom(room: ServerRoom, handlers: RoomHandlers = {}): Promise<RoomClient> {
  const { prefix } = room;
  const { promise: answered, resolve, reject } = Promise.withResolvers<void>();
  answered.catch(() => undefined); // an upgrade that is refused has been thrown by then
  const timer = setTimeout(() => reject(new Error("the board didn't come")), answerTimeoutMs);
  let send: (message: Uint8Array) => void = () => undefined;

  const socket = await openSocket(room, {
    onMessage(message) {
      const type = message[prefix.length];
      const kind = message[prefix.length + 1];
      if (type === 1) handlers.onAwareness?.(message);
      else if (type !== 0) return;
      else if (kind === 2) handlers.onUpdate?.(message);
      else if (kind === 1) {
        handlers.onAnswer?.(message);
        resolve();
      } else if (room.hasDocuments) send(emptyStep2);
    },
    onClose(code) {
      reject(new Error(`closed with ${code}`));
      handlers.onClose?.(code);
    },
  });
  send = (message) => socket.send(frameOf(prefix.length > 0 ? concat(prefix, message) : message));
  for (const message of room.hello) socket.send(frameOf(message));
  if (room.hasDocuments) send(step1);
  else resolve();
  try {
    await answered;
  } finally {
    clearTimeout(timer);
  }
  return { send, socket };
}

/** Opens many, a few at a time. */
export async function joinRooms(
  count: number,
  open: (index: number) => Promise<RoomClient>,
): Promise<RoomClient[]> {
  const clients: RoomClient[] = [];
  const atOnce = 50;
  for (let from = 0; from < count; from += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => from + i);
    clients.push(...(await Promise.all(indexes.map(open))));
  }
  return clients;
}

/** A Yjs client id nobody else has. */
export const newClientId = (): number => 1_000_000 + Math.floor(Math.random() * 2_000_000_000);
