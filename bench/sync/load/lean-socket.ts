/**
 * A WebSocket client that costs the load generator next to nothing, so that on two cores the server is what gives out:
 * one read buffer for all sockets, messages as views into it, outgoing frames encoded once (the mask is zero, which
 * changes no byte; the server unmasks them as always).
 */
import { connect } from "node:net";

export interface Address {
  port: number;
  path: string;
  headers: Record<string, string>;
}

export interface LeanSocket {
  /** `frame` comes from `frameOf`. */
  send(frame: Uint8Array): void;
  /** Stops reading: what the server sends stays in the network, then in the server. */
  pause(): void;
  resume(): void;
  close(): void;
  readonly isOpen: boolean;
  readonly received: { bytes: number; frames: number };
}

export interface SocketHandlers {
  /** The bytes are valid during the call only. */
  onMessage(message: Buffer): void;
  onClose?(code: number): void;
}

const openTimeoutMs = 60_000;
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);
const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/** Rejects with the HTTP status of a refused upgrade. */
export function openSocket(address: Address, handlers: SocketHandlers): Promise<LeanSocket> {
  return new Promise((resolve, reject) => {
    let isUpgraded = false;
    let isOpen = true;
    let closeCode = 1006;
    const received = { bytes: 0, frames: 0 };
    const timer = setTimeout(() => socket.destroy(new Error("no answer to the upgrade")), openTimeoutMs);
    const feed = frameReader((opcode, payload) => {
      received.frames += 1;
      if (opcode === opcodes.binary) handlers.onMessage(payload);
      else if (opcode === opcodes.ping) socket.write(controlFrame(opcodes.pong, payload));
      else if (opcode === opcodes.close) {
        if (payload.length >= 2) closeCode = payload.readUInt16BE(0);
        socket.end(controlFrame(opcodes.close, payload.subarray(0, 2)));
      }
    });
    const socket = connect({
      host: "127.0.0.1",
      port: address.port,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback(length, buffer) {
          received.bytes += length;
          const chunk = (buffer as Buffer).subarray(0, length);
          if (isUpgraded) feed(chunk);
          else finishUpgrade(chunk);
          return true;
        },
      },
    });
    let head = Buffer.alloc(0);

    function finishUpgrade(chunk: Buffer): void {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      clearTimeout(timer);
      const status = head.toString("latin1", 9, 12);
      if (status !== "101") {
        reject(new Error(`upgrade refused: HTTP ${status}`));
        socket.destroy();
        return;
      }
      isUpgraded = true;
      resolve(opened);
      const rest = head.subarray(end + 4);
      // Whoever waits for the socket gets it before its first message.
      if (rest.length > 0) queueMicrotask(() => feed(rest));
    }

    const opened: LeanSocket = {
      send: (frame) => void socket.write(frame),
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      close: () => void socket.end(controlFrame(opcodes.close, Buffer.from([0x03, 0xe8]))),
      get isOpen() {
        return isOpen;
      },
      received,
    };
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(timer);
      isOpen = false;
      if (isUpgraded) handlers.onClose?.(closeCode);
    });
    socket.write(upgradeRequest(address));
  });
}

/** A binary message as a client's frame. */
export const frameOf = (message: Uint8Array): Buffer => clientFrame(opcodes.binary, message);

function upgradeRequest({ port, path, headers }: Address): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

const controlFrame = (opcode: number, payload: Uint8Array): Buffer => clientFrame(opcode, payload);

function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(header + 4 + length);
  frame[0] = 0x80 | opcode;
  if (header === 2) frame[1] = 0x80 | length;
  if (header === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  if (header === 10) {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, header + 4);
  return frame;
}

/** Cuts a stream of server frames into messages; none of the servers fragments. */
function frameReader(take: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  let stub: Buffer | null = null;
  let partial: { bytes: Buffer; filled: number } | null = null;

  const takeFrame = (bytes: Buffer, at: number, end: number): void => {
    const length = (bytes[at + 1] ?? 0) & 0x7f;
    const header = length < 126 ? 2 : length === 126 ? 4 : 10;
    take((bytes[at] ?? 0) & 0x0f, bytes.subarray(at + header, end));
  };

  return (chunk) => {
    let bytes = chunk;
    let at = 0;
    if (partial) {
      const { bytes: whole, filled } = partial;
      const copied = bytes.copy(whole, filled);
      partial.filled += copied;
      if (partial.filled < whole.length) return;
      partial = null;
      takeFrame(whole, 0, whole.length);
      at = copied;
    } else if (stub) {
      bytes = Buffer.concat([stub, bytes]);
      stub = null;
    }
    while (at < bytes.length) {
      const size = frameSize(bytes, at);
      if (size === 0) {
        stub = Buffer.from(bytes.subarray(at));
        return;
      }
      if (at + size > bytes.length) {
        const whole = Buffer.allocUnsafe(size);
        partial = { bytes: whole, filled: bytes.copy(whole, 0, at) };
        return;
      }
      takeFrame(bytes, at, at + size);
      at += size;
    }
  };
}

/** Header and payload; 0 while the header isn't there whole. */
function frameSize(bytes: Buffer, at: number): number {
  const left = bytes.length - at;
  if (left < 2) return 0;
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length < 126) return 2 + length;
  if (length === 126) return left < 4 ? 0 : 4 + bytes.readUInt16BE(at + 2);
  return left < 10 ? 0 : 10 + Number(bytes.readBigUInt64BE(at + 2));
}
