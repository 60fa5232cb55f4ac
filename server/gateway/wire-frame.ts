/**
 * A message as a server's WebSocket frame (RFC 6455 §5.2: final, binary, unmasked). A room sends the same message to
 * everybody: it is framed once, and each socket takes it with a single write.
 */
let last: { message: Uint8Array; frame: Buffer } | null = null;

export function wireFrame(message: Uint8Array): Buffer {
  if (last?.message !== message) last = { message, frame: framed(message) };
  return last.frame;
}

const finalBinary = 0x82;

function framed(message: Uint8Array): Buffer {
  const size = message.byteLength;
  const at = size < 126 ? 2 : size < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + size);
  frame[0] = finalBinary;
  if (at === 2) frame[1] = size;
  else if (at === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.set(message, at);
  return frame;
}
