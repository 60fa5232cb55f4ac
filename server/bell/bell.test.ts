import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis, type RedisServer, startRedis } from "#tests/support/redis.ts";
import { until } from "#tests/support/until.ts";
import { bellContract } from "./bell-contract.ts";
import { createBellTower } from "./memory-bell.ts";
import { redisBell } from "./redis-bell.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

bellContract("memory", async () => {
  const tower = createBellTower();
  return { ...tower, close: async () => undefined };
});

describe.runIf(hasRedis())("with Redis", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  const join = (node: string, prefix = "test:") => redisBell({ url: redis.url, prefix, node, log });

  bellContract("Redis", async () => ({
    join,
    cut: () => redis.kill(),
    mend: () => redis.start(),
    close: async () => undefined,
  }));

  it("doesn't hear another installation on the same Redis", async () => {
    const [here, there, peer] = [join("a", "one:"), join("b", "two:"), join("c", "one:")];
    const heard: string[] = [];
    let lives = 0;
    const onLive = () => {
      lives += 1;
    };
    here.listen("x", { onMessage: (_message, from) => heard.push(from), onLive });
    await until("all are live", () => lives === 1 && there.state === "live" && peer.state === "live");
    there.ring("x", Uint8Array.of(1));
    peer.ring("x", Uint8Array.of(1));
    await until("the peer is heard", () => heard.length > 0);
    expect(heard).toEqual(["c"]);
    await Promise.all([here, there, peer].map((bell) => bell.close()));
  });

  it("leaves a Redis that doesn't answer any more, and comes back when it does", async () => {
    const bell = join("a");
    let lives = 0;
    bell.listen("x", {
      onMessage: () => undefined,
      onLive: () => {
        lives += 1;
      },
    });
    await until("it is live", () => lives === 1);
    redis.freeze();
    await until("the silence is noticed", () => bell.state === "away", 12_000);
    redis.thaw();
    await until("it is live again", () => lives === 2, 12_000);
    await bell.close();
  }, 30_000);
});
