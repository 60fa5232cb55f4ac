/** The real clock and the real source of chance. */
import { randomBytes } from "node:crypto";
import type { Clock, Random } from "./ports.ts";

export const systemClock: Clock = { now: () => Date.now() };
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
