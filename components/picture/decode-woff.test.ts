import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { decodeWoff } from "./decode-woff.ts";
import { interFileOf, interFilesFor, staticWeights } from "./inter-files.ts";

describe("the fonts of a picture", () => {
  it("are the files that have the characters of the text", () => {
    expect(interFilesFor("Checkout").map(({ name }) => name)).toEqual(["latin"]);
    expect(interFilesFor("Płatność, оплата").map(({ name }) => name)).toEqual([
      "latin",
      "latin-ext",
      "cyrillic",
    ]);
    expect(interFileOf("🚀")).toBeUndefined();
    expect(interFileOf("漢")).toBeUndefined();
  });

  it("become plain fonts whose tables are where the directory says", async () => {
    for (const weight of staticWeights) {
      const url = interFileOf("A")?.staticUrls[weight];
      if (!url) throw new Error("No file");
      const woff = await readFile(url);
      const font = await decodeWoff(new Uint8Array(woff).buffer);
      const view = new DataView(font.buffer);
      expect(view.getUint32(0)).toBe(0x00010000);
      const tables = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + i * 16);
      const tags = tables.map((at) => String.fromCharCode(...font.subarray(at, at + 4)));
      expect(tags).toEqual(expect.arrayContaining(["cmap", "glyf", "head", "hmtx", "loca"]));
      for (const [i, at] of tables.entries()) {
        if (tags[i] !== "head") expect(sumOf(view, at)).toBe(view.getUint32(at + 4));
      }
    }
  });

  it("are refused when they are something else", async () => {
    await expect(decodeWoff(new ArrayBuffer(44))).rejects.toThrow("Not a WOFF file");
  });
});

/** The checksum of a table, as fonts have it. */
function sumOf(view: DataView, entry: number): number {
  const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
  let sum = 0;
  for (let at = 0; at < length; at += 4) sum = (sum + view.getUint32(offset + at)) >>> 0;
  return sum;
}
