/**
 * A message as a server's WebSocket frame (RFC 6455 §5.2: final, binary, unmasked), in one or two parts to be written
 * one after the other. A room sends the same message to everybody: a short one is framed once, and each socket takes it
 * with a single write; a long one isn't copied at all, so that a herd shares the bytes of a large board.
 */
let last: { message: Uint8Array; parts: readonly Uint8Array[] } | null = null;

export function wireFrame(message: Uint8Array): readonly Uint8Array[] {
  if (message.byteLength > copiedBytes) return [header(message.byteLength), message];
  if (last?.message !== message)
    last = { message, parts: [Buffer.concat([header(message.byteLength), message])] };
  return last.parts;
}

const copiedBytes = 16 * 1024;
const finalBinary = 0x82;

function header(size: number): Buffer {
  if (size < 126) return Buffer.of(finalBinary, size);
  if (size < 0x10000) return Buffer.of(finalBinary, 126, size >> 8, size & 0xff);
  const long = Buffer.alloc(10);
  long[0] = finalBinary;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(size), 2);
  return long;
}
