/**
 * Passwords as argon2id in PHC string format. Hashing runs on libuv's thread pool, never on the main thread.
 * Parameters: OWASP's first choice (19 MiB, 2 passes, 1 lane).
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

interface Cost {
  memoryKib: number;
  passes: number;
  lanes: number;
}

const cost: Cost = { memoryKib: 19_456, passes: 2, lanes: 1 };
const saltLength = 16;
const tagLength = 32;
const phcPattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await derive(password, salt, { ...cost, tagLength });
  return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=${cost.lanes}$${base64(salt)}$${base64(tag)}`;
}

/**
 * True if `password` is the one behind `hash`. Without a hash (unknown e-mail, account without password) it works as
 * long and answers false, so that time doesn't tell which e-mails have accounts.
 */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const parsed = hash ? parse(hash) : undefined;
  if (!parsed) {
    await derive(password, decoySalt, { ...cost, tagLength });
    return false;
  }
  const tag = await derive(password, parsed.salt, { ...parsed.cost, tagLength: parsed.tag.length });
  return timingSafeEqual(tag, parsed.tag);
}

const decoySalt = Buffer.alloc(saltLength, 7);
const argon2Async = promisify(argon2);

function derive(password: string, salt: Buffer, options: Cost & { tagLength: number }): Promise<Buffer> {
  return argon2Async("argon2id", {
    message: password.normalize("NFKC"),
    nonce: salt,
    parallelism: options.lanes,
    memory: options.memoryKib,
    passes: options.passes,
    tagLength: options.tagLength,
  });
}

function parse(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } | undefined {
  const match = phcPattern.exec(hash);
  if (!match) return undefined;
  const [, memoryKib, passes, lanes, salt, tag] = match;
  return {
    cost: { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt ?? "", "base64"),
    tag: Buffer.from(tag ?? "", "base64"),
  };
}

/** PHC strings carry base64 without padding. */
const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
