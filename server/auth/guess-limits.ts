/**
 * Bounds on guessing: passwords per e-mail and per address, links and bearer tokens per address, new accounts per
 * address; and on what one person writes in comments. A right answer gives its try back, so an office behind one address isn't locked out by working. In memory,
 * per process: a restart forgets, several nodes each allow as many.
 */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors.ts";

const quarterHourSeconds = 15 * 60;
const triesPerEmail = 10;
const triesPerAddress = 20;
const accountsPerAddressAndHour = 300;
const mailsPerEmail = 5;
const commentWritesPerMinute = 30;

export interface Guess {
  /** What was guessed was right: forget the try. */
  succeed(): Promise<void>;
}

export interface GuessLimits {
  /** Each rejects with RateLimited once there were too many wrong tries. */
  password(email: string, address: string): Promise<Guess>;
  link(address: string): Promise<Guess>;
  bearer(address: string): Promise<Guess>;
  account(address: string): Promise<void>;
  /** Sign-in links by mail: each counts, for whoever's mailbox it is. */
  mail(email: string, address: string): Promise<void>;
  /** Opening, answering, changing and resolving threads: each counts. */
  comment(userId: string): Promise<void>;
}

export class RateLimited extends AppError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterMs: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    super("auth.rate-limited", `Too many tries. Wait ${inWords(seconds)}, then try again.`);
    this.retryAfterSeconds = seconds;
  }
}

export function createGuessLimits(): GuessLimits {
  const bucket = (points: number, duration = quarterHourSeconds) =>
    new RateLimiterMemory({ points, duration });
  const emails = bucket(triesPerEmail);
  const addresses = bucket(triesPerAddress);
  const links = bucket(triesPerAddress);
  const bearers = bucket(triesPerAddress);
  const accounts = bucket(accountsPerAddressAndHour, 60 * 60);
  const mailboxes = bucket(mailsPerEmail);
  const mailers = bucket(triesPerAddress);
  const commenters = bucket(commentWritesPerMinute, 60);
  return {
    password: (email, address) =>
      guess([
        { limiter: emails, key: email, isForgotten: true },
        { limiter: addresses, key: address, isForgotten: false },
      ]),
    link: (address) => guess([{ limiter: links, key: address, isForgotten: false }]),
    bearer: (address) => guess([{ limiter: bearers, key: address, isForgotten: false }]),
    account: (address) => consume(accounts, address),
    mail: async (email, address) => {
      await consume(mailers, address);
      await consume(mailboxes, email);
    },
    comment: (userId) => consume(commenters, userId),
  };
}

interface Tried {
  limiter: RateLimiterMemory;
  key: string;
  /** A right answer clears the whole count; otherwise it gives one try back. */
  isForgotten: boolean;
}

async function guess(tries: readonly Tried[]): Promise<Guess> {
  // Counted before the answer is known, so that a hundred guesses at once don't all pass.
  for (const { limiter, key } of tries) await consume(limiter, key);
  return {
    succeed: async () => {
      for (const { limiter, key, isForgotten } of tries) {
        if (isForgotten) await limiter.delete(key);
        else await limiter.reward(key);
      }
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new RateLimited(refusal.msBeforeNext);
    throw refusal;
  }
}

const inWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
