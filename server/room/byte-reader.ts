/**
 * Reads bytes nobody vouches for: every read checks the end, every count is compared with the bytes that are left
 * before anything is allocated. Throws `MalformedBytes`, nothing else.
 */
export class MalformedBytes extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "MalformedBytes";
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class ByteReader {
  readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    const value = this.bytes[this.position];
    if (value === undefined) throw new MalformedBytes("ends too early");
    this.position += 1;
    return value;
  }

  /** lib0's variable-length unsigned integer, at most 2^53 − 1. */
  uint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes("number too large");
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  /** A number of things that each take at least `minBytes`: more than can follow is a lie. */
  count(minBytes: number): number {
    const value = this.uint();
    if (value * minBytes > this.left) throw new MalformedBytes("claims more than it holds");
    return value;
  }

  skip(length: number): void {
    if (length > this.left) throw new MalformedBytes("ends too early");
    this.position += length;
  }

  /** Length-prefixed bytes, not copied. */
  slice(): Uint8Array {
    const length = this.count(1);
    const from = this.position;
    this.position += length;
    return this.bytes.subarray(from, this.position);
  }

  string(): string {
    return decodeUtf8(this.slice());
  }

  /** Passes a string and returns its length in UTF-16 units, as Yjs counts. */
  stringLength(): number {
    const text = this.slice();
    return isAscii(text) ? text.length : decodeUtf8(text).length;
  }

  end(): void {
    if (this.left > 0) throw new MalformedBytes("goes on after its end");
  }
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MalformedBytes("text is not UTF-8");
  }
}

/** The value of a JSON text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedBytes("text is not JSON");
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 127) return false;
  return true;
}
