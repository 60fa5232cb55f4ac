/** A font file of the web (WOFF 1.0: tables compressed one by one) as the plain font that PDF embeds. */
const headerBytes = 44;
const entryBytes = 20;

export async function decodeWoff(woff: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const from = new DataView(woff);
  if (from.getUint32(0) !== 0x774f4646) throw new Error("Not a WOFF file");
  const count = from.getUint16(12);
  const tables = await Promise.all(
    Array.from({ length: count }, (_, i) => tableAt(woff, headerBytes + i * entryBytes)),
  );
  const directoryBytes = 12 + count * 16;
  const total = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), directoryBytes);
  const font = new Uint8Array(total);
  const to = new DataView(font.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  to.setUint16(6, power * 16);
  to.setUint16(8, Math.log2(power));
  to.setUint16(10, (count - power) * 16);
  let at = directoryBytes;
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    for (const [k, value] of [tag, checksum, at, bytes.length].entries())
      to.setUint32(12 + i * 16 + k * 4, value);
    font.set(bytes, at);
    at += padded(bytes.length);
  }
  return font;
}

interface Table {
  tag: number;
  checksum: number;
  bytes: Uint8Array;
}

async function tableAt(woff: ArrayBuffer, entry: number): Promise<Table> {
  const view = new DataView(woff);
  const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((k) => view.getUint32(entry + k));
  if (tag === undefined || offset === undefined || packed === undefined || checksum === undefined)
    throw new Error("A font table without its entry");
  const bytes = new Uint8Array(woff, offset, packed);
  return { tag, checksum, bytes: packed === length ? bytes : await inflated(bytes) };
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const padded = (length: number) => Math.ceil(length / 4) * 4;
