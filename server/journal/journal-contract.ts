/**
 * What every journal does: one suite, run over the twin in memory, the embedded database and PostgreSQL
 * (journal.test.ts). Rule names are those of docs/sync-spec.md.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import type { EditRecord, UpdateJournal } from "./update-journal.ts";

export interface JournalUnderTest {
  journal: UpdateJournal;
  /** A second one on the same data: another process. */
  other: UpdateJournal;
  createDocument(documentId: string): Promise<void>;
  /** The edits kept, in order of number and person. */
  editsOf(documentId: string): Promise<(EditRecord & { seq: number })[]>;
  close(): Promise<void>;
}

export function journalContract(name: string, open: () => Promise<JournalUnderTest>): void {
  describe(`journal on ${name}`, () => {
    let under: JournalUnderTest;
    let documents = 0;

    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under?.close());

    async function newDocument(): Promise<string> {
      const documentId = `document-${++documents}`;
      await under.createDocument(documentId);
      return documentId;
    }

    it("loads a document without rows as empty, at number 0", async () => {
      const documentId = await newDocument();
      expect(await under.journal.load(documentId)).toEqual({ updates: [], seq: 0, baseSeq: 0, logRows: 0 });
    });

    it("gives back the same bytes, in the order they were appended", async () => {
      const documentId = await newDocument();
      const everyByte = Uint8Array.from({ length: 256 }, (_, n) => n);
      const rows = [everyByte, new Uint8Array([]), new Uint8Array([0, 0, 92, 120, 39])];
      for (const row of rows) await under.journal.append(documentId, row, []);
      const { updates, seq, logRows } = await under.journal.load(documentId);
      expect(updates.map((update) => [...update])).toEqual(rows.map((row) => [...row]));
      expect([seq, logRows]).toEqual([3, 3]);
    });

    it("appends a slice of a larger buffer, and nothing around it", async () => {
      const documentId = await newDocument();
      await under.journal.append(documentId, new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4), []);
      expect([...((await under.journal.load(documentId)).updates[0] ?? [])]).toEqual([1, 2, 3]);
    });

    it("hands out updates that Yjs can apply and keep", async () => {
      const documentId = await newDocument();
      const doc = new Y.Doc();
      doc.on("update", (update: Uint8Array) => written.push(under.journal.append(documentId, update, [])));
      const written: Promise<number>[] = [];
      doc.getText("t").insert(0, "wörld 🌍");
      doc.getText("t").insert(0, "hello ");
      doc.getText("t").delete(0, 1);
      await Promise.all(written);
      const copy = new Y.Doc();
      for (const update of (await under.journal.load(documentId)).updates) Y.applyUpdate(copy, update);
      expect(copy.getText("t").toString()).toBe("ello wörld 🌍");
    });

    it("numbers the rows of a document 1, 2, 3 … without a gap, whoever appends at once", async () => {
      const documentId = await newDocument();
      const writers = [under.journal, under.other];
      const seqs = await Promise.all(
        Array.from({ length: 60 }, (_, n) => {
          const writer = writers[n % 2] ?? under.journal;
          return writer.append(documentId, new Uint8Array([n]), [
            { userId: `user-${n % 3}`, at: n, elementIds: [`e${n}`] },
          ]);
        }),
      );
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
      const { updates } = await under.journal.load(documentId);
      for (const [n, seq] of seqs.entries()) expect(updates[seq - 1]?.[0]).toBe(n);
    });

    it("keeps the order of one writer, even when several rows wait together", async () => {
      const [a, b] = [await newDocument(), await newDocument()];
      const seqs = await Promise.all(
        [a, b, a, a, b, a].map((documentId, n) => under.journal.append(documentId, new Uint8Array([n]), [])),
      );
      expect(seqs).toEqual([1, 1, 2, 3, 2, 4]);
    });

    it("lets many documents append from two sides at once, without a deadlock", async () => {
      const ids: string[] = [];
      for (let n = 0; n < 8; n++) ids.push(await newDocument());
      const there = ids.flatMap((id) =>
        Array.from({ length: 10 }, () => under.journal.append(id, new Uint8Array([1]), [])),
      );
      const back = ids
        .toReversed()
        .flatMap((id) => Array.from({ length: 10 }, () => under.other.append(id, new Uint8Array([2]), [])));
      await Promise.all([...there, ...back]);
      for (const id of ids) expect((await under.journal.load(id)).seq).toBe(20);
    });

    it("shows numbers in order: whoever sees a row sees every row before it", async () => {
      const documentId = await newDocument();
      let seen = 0;
      let isWriting = true;
      const writing = Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          (n % 2 ? under.journal : under.other).append(documentId, new Uint8Array([n]), []),
        ),
      ).finally(() => {
        isWriting = false;
      });
      while (isWriting) {
        const { updates, seq } = await under.other.loadSince(documentId, seen);
        expect(updates.length).toBe(seq - seen);
        seen = seq;
      }
      await writing;
      expect((await under.other.load(documentId)).seq).toBe(100);
    });

    it("notes who changed what, one record per person and row", async () => {
      const documentId = await newDocument();
      const at = Date.UTC(2026, 10, 22, 1, 2, 3, 456);
      await under.journal.append(documentId, new Uint8Array([1]), [
        { userId: "ana", at, elementIds: ["s1", "s2"] },
        { userId: "bo", at: at + 5, elementIds: [] },
        { userId: "ana", at: at + 10, elementIds: ["s2", "s3"] },
      ]);
      await under.journal.append(documentId, new Uint8Array([2]), []);
      expect(await under.editsOf(documentId)).toEqual([
        { seq: 1, userId: "ana", at: at + 10, elementIds: ["s1", "s2", "s3"] },
        { seq: 1, userId: "bo", at: at + 5, elementIds: [] },
      ]);
    });

    it("refuses an unknown document, whatever is asked, and says so", async () => {
      const bytes = new Uint8Array([1]);
      const calls = [
        () => under.journal.load("nobody"),
        () => under.journal.loadSince("nobody", 3),
        () => under.journal.append("nobody", bytes, [{ userId: "ana", at: 1, elementIds: [] }]),
        () => under.journal.compact("nobody", 1, bytes),
      ];
      for (const call of calls) {
        await expect(call()).rejects.toSatisfy(
          (error) => error instanceof AppError && error.code === "not-found",
        );
      }
    });

    it("lets the others through when one of those that wait together is refused", async () => {
      const documentId = await newDocument();
      const first = under.journal.append(documentId, new Uint8Array([1]), []);
      const bad = under.journal.append("nobody", new Uint8Array([1]), []).catch(() => "refused");
      const good = under.journal.append(documentId, new Uint8Array([2]), []);
      expect(await Promise.all([first, bad, good])).toEqual([1, "refused", 2]);
    });

    it("replaces what was merged by the base, and keeps the rows after it and the edits", async () => {
      const documentId = await newDocument();
      for (let n = 1; n <= 5; n++) {
        await under.journal.append(documentId, new Uint8Array([n]), [
          { userId: "ana", at: n, elementIds: [] },
        ]);
      }
      await under.journal.compact(documentId, 3, new Uint8Array([123]));
      const loaded = await under.journal.load(documentId);
      expect(loaded.updates.map((update) => update[0])).toEqual([123, 4, 5]);
      expect([loaded.seq, loaded.baseSeq, loaded.logRows]).toEqual([5, 3, 2]);
      expect((await under.editsOf(documentId)).map((edit) => edit.seq)).toEqual([1, 2, 3, 4, 5]);
      expect(await under.journal.append(documentId, new Uint8Array([6]), [])).toBe(6);
    });

    it("gives the rows after a number, and the base too once compaction has passed it", async () => {
      const documentId = await newDocument();
      for (let n = 1; n <= 4; n++) await under.journal.append(documentId, new Uint8Array([n]), []);
      const since = async (seq: number) =>
        (await under.other.loadSince(documentId, seq)).updates.map((update) => update[0]);
      expect(await since(2)).toEqual([3, 4]);
      expect(await since(4)).toEqual([]);
      await under.journal.compact(documentId, 3, new Uint8Array([123]));
      expect(await since(2)).toEqual([123, 4]);
      expect(await since(3)).toEqual([4]);
    });

    it("tells which of many documents have newer rows, compacted or not", async () => {
      const ids: string[] = [];
      for (let n = 0; n < 4; n++) ids.push(await newDocument());
      const [quiet = "", ahead = "", merged = "", empty = ""] = ids;
      for (const id of [quiet, ahead, ahead, merged, merged])
        await under.journal.append(id, new Uint8Array([1]), []);
      await under.journal.compact(merged, 2, new Uint8Array([123]));
      const known = new Map([
        [quiet, 1],
        [ahead, 1],
        [merged, 0],
        [empty, 0],
        ["nobody", 0],
      ]);
      expect(await under.other.newer(known)).toEqual(
        new Map([
          [ahead, 2],
          [merged, 2],
        ]),
      );
      expect(await under.other.newer(new Map())).toEqual(new Map());
    });

    it("ignores a compaction that comes late, and repeats one without harm", async () => {
      const documentId = await newDocument();
      for (let n = 1; n <= 4; n++) await under.journal.append(documentId, new Uint8Array([n]), []);
      await under.journal.compact(documentId, 3, new Uint8Array([123]));
      await under.other.compact(documentId, 2, new Uint8Array([111]));
      await under.other.compact(documentId, 3, new Uint8Array([124]));
      const { updates, baseSeq } = await under.journal.load(documentId);
      expect([updates.map((update) => update[0]), baseSeq]).toEqual([[123, 4], 3]);
    });

    it("never loses a row to a compaction that runs while others append and read", async () => {
      const documentId = await newDocument();
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => updates.push(update));
      for (let n = 0; n < 40; n++) doc.getMap("m").set(`k${n}`, n);
      const appending = (async () => {
        for (const update of updates) await under.journal.append(documentId, update, []);
      })();
      for (let round = 0; round < 8; round++) {
        const loaded = await under.other.load(documentId);
        if (loaded.updates.length > 0)
          await under.other.compact(documentId, loaded.seq, Y.mergeUpdates(loaded.updates));
      }
      await appending;
      const copy = new Y.Doc();
      for (const update of (await under.journal.load(documentId)).updates) Y.applyUpdate(copy, update);
      expect(copy.getMap("m").toJSON()).toEqual(doc.getMap("m").toJSON());
    });

    it("stores a large update whole", async () => {
      const documentId = await newDocument();
      const large = new Uint8Array(4 * 1024 * 1024).map((_, n) => (n * 31 + (n >> 8)) & 255);
      await under.journal.append(documentId, large, []);
      const { updates } = await under.journal.load(documentId);
      expect(Buffer.compare(updates[0] ?? new Uint8Array(), large)).toBe(0);
    });
  });
}
