/**
 * The bell on Redis or Valkey: one connection that listens, one that rings. Redis keeps nothing of ours. While it is
 * away nothing waits for it: messages are dropped, and both connections are tried again for ever.
 */
import { Redis, type RedisOptions } from "ioredis";
import * as encoding from "lib0/encoding";
import { ByteReader, MalformedBytes } from "#server/room/byte-reader.ts";
import type { Log } from "#server/room/log.ts";
import type { Bell, BellListener } from "./bell.ts";

export interface RedisBellOptions {
  url: string;
  /** Before every channel: installations that share a Redis don't hear each other. */
  prefix: string;
  node: string;
  log: Log;
}

/** What may wait for a Redis that doesn't answer; past it, messages are dropped. */
const unsentBytes = 8 * 1024 * 1024;
const longestPauseMs = 2_000;
/** A Redis that says nothing for so long is left and tried again; it is asked often enough to say something. */
const silentMs = 5_000;
const pingMs = 2_000;
const quitMs = 500;

const settings: RedisOptions = {
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  enableOfflineQueue: false,
  maxRetriesPerRequest: null,
  connectTimeout: silentMs,
  socketTimeout: silentMs,
  retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), longestPauseMs),
};

export function redisBell({ url, prefix, node, log }: RedisBellOptions): Bell {
  const listeners = new Map<string, BellListener>();
  const ringing = new Redis(url, settings);
  const listening = new Redis(url, settings);
  const envelope = encoding.encode((encoder) => encoding.writeVarString(encoder, node));
  let hasSubscribed = false;
  let isLive = false;
  let isClosed = false;
  let waitingBytes = 0;
  let hasComplained = false;

  for (const connection of [ringing, listening]) {
    connection.on("error", complain);
    connection.on("close", () => update());
    connection.on("ready", () => update());
  }
  listening.on("ready", () => void subscribeAll());
  listening.on("close", () => {
    hasSubscribed = false;
    update();
  });
  listening.on("messageBuffer", (channel: Buffer, message: Buffer) => receive(channel.toString(), message));
  const pinging = setInterval(() => {
    for (const connection of [ringing, listening]) {
      // A ping that gets no answer ends the connection by its timeout; there is nothing to do about it here.
      if (connection.status === "ready") connection.ping().catch(() => undefined);
    }
  }, pingMs);
  pinging.unref();

  function complain(error: Error): void {
    if (hasComplained || isClosed) return;
    hasComplained = true;
    log.warn({ err: error }, "Redis is away: this node and the others see each other's edits a little later");
  }

  /** Both connections at work again: what was rung meanwhile was missed, by us or by the others. */
  function update(): void {
    const wasLive = isLive;
    isLive = hasSubscribed && ringing.status === "ready" && listening.status === "ready";
    if (isLive === wasLive || isClosed) return;
    if (isLive) announce();
    else complain(new Error("the connection was lost"));
  }

  function announce(): void {
    hasComplained = false;
    log.info({}, "Redis answers");
    for (const listener of [...listeners.values()]) listener.onLive();
  }

  async function subscribeAll(): Promise<void> {
    const channels = [...listeners.keys()];
    try {
      if (channels.length > 0) await listening.subscribe(...channels.map((channel) => prefix + channel));
      hasSubscribed = true;
      update();
    } catch (error) {
      log.warn({ err: error }, "Redis refused to let this node listen");
      listening.disconnect(true);
    }
  }

  async function subscribe(channel: string, listener: BellListener): Promise<void> {
    try {
      await listening.subscribe(prefix + channel);
      if (isLive && listeners.get(channel) === listener) listener.onLive();
    } catch (error) {
      // Where the connection was lost, all channels are subscribed again with the next one.
      if (listening.status === "ready") log.warn({ err: error, channel }, "could not listen to a channel");
    }
  }

  function receive(channel: string, message: Buffer): void {
    const listener = listeners.get(channel.slice(prefix.length));
    if (!listener) return;
    const reader = new ByteReader(new Uint8Array(message.buffer, message.byteOffset, message.byteLength));
    try {
      const from = reader.string();
      if (from !== node) listener.onMessage(reader.bytes.subarray(reader.position), from);
    } catch (error) {
      if (!(error instanceof MalformedBytes)) throw error;
      log.warn({ channel }, "a message on Redis isn't one of ours");
    }
  }

  async function send(channel: string, message: Buffer): Promise<void> {
    waitingBytes += message.byteLength;
    try {
      await ringing.publish(prefix + channel, message);
    } catch {
      // Lost, as the port allows: whoever misses it finds it in the database.
    } finally {
      waitingBytes -= message.byteLength;
    }
  }

  return {
    node,
    get state() {
      return isLive ? "live" : "away";
    },
    ring(channel, message) {
      if (ringing.status !== "ready" || waitingBytes > unsentBytes) return;
      void send(channel, Buffer.concat([envelope, message]));
    },
    listen(channel, listener) {
      listeners.set(channel, listener);
      if (listening.status === "ready") void subscribe(channel, listener);
      return () => {
        if (listeners.get(channel) !== listener) return;
        listeners.delete(channel);
        // Without a connection there is no subscription to end.
        if (listening.status === "ready") listening.unsubscribe(prefix + channel).catch(() => undefined);
      };
    },
    async close() {
      isClosed = true;
      clearInterval(pinging);
      listeners.clear();
      const gone = new Promise((resolve) => setTimeout(resolve, quitMs).unref());
      if (ringing.status === "ready") await Promise.race([ringing.quit().catch(() => undefined), gone]);
      ringing.disconnect();
      listening.disconnect();
    },
  };
}
