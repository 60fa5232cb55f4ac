/** What every bell does: one suite, run over the twin in memory and over Redis (bell.test.ts). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { until } from "#tests/support/until.ts";
import type { Bell } from "./bell.ts";

export interface BellUnderTest {
  join(node: string): Bell;
  /** What carries the messages goes away, and comes back. */
  cut(): void | Promise<void>;
  mend(): void | Promise<void>;
  close(): Promise<void>;
}

interface Ear {
  heard: string[];
  lives: number;
  stop(): void;
}

export function bellContract(name: string, open: () => Promise<BellUnderTest>): void {
  describe(`bell on ${name}`, () => {
    let under: BellUnderTest;
    const bells: Bell[] = [];
    beforeAll(async () => {
      under = await open();
    });
    afterEach(() => Promise.all(bells.splice(0).map((bell) => bell.close())));
    afterAll(() => under?.close());

    function join(node: string): Bell {
      const bell = under.join(node);
      bells.push(bell);
      return bell;
    }
    function listen(bell: Bell, channel: string): Ear {
      const ear: Ear = { heard: [], lives: 0, stop: () => undefined };
      ear.stop = bell.listen(channel, {
        onMessage: (message, from) => ear.heard.push(`${from}: ${new TextDecoder().decode(message)}`),
        onLive: () => {
          ear.lives += 1;
        },
      });
      return ear;
    }
    const ring = (bell: Bell, channel: string, text: string) =>
      bell.ring(channel, new TextEncoder().encode(text));
    const live = (...ears: Ear[]) => until("the channels are live", () => ears.every((ear) => ear.lives > 0));

    it("carries a message to every other node on its channel, and to nobody else", async () => {
      const [ana, ben, cem] = [join("ana"), join("ben"), join("cem")];
      const ears = [listen(ana, "x"), listen(ben, "x"), listen(cem, "y")];
      const other = listen(cem, "x");
      await live(...ears, other);
      ring(ana, "x", "hello");
      ring(cem, "y", "nobody hears this");
      ring(ben, "x", "hi");
      await until("all have heard", () => other.heard.length === 2 && ears[0]?.heard.length === 1);
      expect(ears.map((ear) => ear.heard)).toEqual([["ben: hi"], ["ana: hello"], []]);
      expect(other.heard.toSorted()).toEqual(["ana: hello", "ben: hi"]);
    });

    it("keeps the bytes and the order of one node", async () => {
      const [ana, ben] = [join("ana"), join("ben")];
      const received: Uint8Array[] = [];
      let isLive = false;
      ben.listen("x", {
        onMessage: (message) => received.push(message.slice()),
        onLive: () => {
          isLive = true;
        },
      });
      await until("both are live", () => isLive && ana.state === "live");
      const everyByte = Uint8Array.from({ length: 256 }, (_, n) => n);
      const large = new Uint8Array(64 * 1024).fill(7);
      const sent = [
        everyByte,
        new Uint8Array(),
        large,
        ...Array.from({ length: 50 }, (_, n) => Uint8Array.of(n)),
      ];
      for (const message of sent) ana.ring("x", message);
      await until("all have come", () => received.length === sent.length);
      expect(received.every((message, n) => Buffer.compare(message, sent[n] ?? message) === 0)).toBe(true);
    });

    it("lets a listener go, and another one take its place", async () => {
      const [ana, ben] = [join("ana"), join("ben")];
      const first = listen(ben, "x");
      const second = listen(ben, "z");
      await live(first, second);
      await until("the other is live", () => ana.state === "live");
      first.stop();
      ring(ana, "x", "too late");
      ring(ana, "z", "fence");
      await until("what was rung has passed", () => second.heard.length === 1);
      const again = listen(ben, "x");
      await live(again);
      first.stop();
      ring(ana, "x", "in time");
      ring(ana, "z", "end");
      await until("the end has come", () => second.heard.length === 2);
      expect([first.heard, again.heard]).toEqual([[], ["ana: in time"]]);
    });

    it("drops what is rung during an outage without a word, and says when it is over", async () => {
      const [ana, ben] = [join("ana"), join("ben")];
      const ear = listen(ben, "x");
      const quiet = listen(ana, "x");
      await live(ear, quiet);
      await under.cut();
      await until("both know", () => ana.state === "away" && ben.state === "away");
      for (let n = 0; n < 100; n++) ring(ana, "x", "lost");
      const late = listen(ben, "late");
      await under.mend();
      await until("it is live again", () => ear.lives === 2 && quiet.lives === 2 && late.lives === 1);
      ring(ana, "x", "found");
      ring(ana, "late", "found too");
      await until("the new ones have come", () => ear.heard.length > 0 && late.heard.length > 0);
      expect([ear.heard, late.heard]).toEqual([["ana: found"], ["ana: found too"]]);
    });
  });
}
