/**
 * Element ids: short, sortable by the time they were made, never reused.
 * 7 characters of milliseconds (until the year 2109) and 10 of randomness, in an alphabet in ASCII order.
 */
const alphabet = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const timeLength = 7;
const randomLength = 10;

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a string can be an element's id. `__proto__` is refused: as a JSON key it isn't data. */
export function isElementId(value: unknown): value is string {
  return typeof value === "string" && value !== "__proto__" && idPattern.test(value);
}

/**
 * A source of ids of 17 characters. Ids of one source always ascend, even within a millisecond or when the
 * clock steps back.
 * @param now milliseconds since 1970
 * @param randomBytes n random bytes
 */
export function newIdSource(deps: {
  now: () => number;
  randomBytes: (n: number) => Uint8Array;
}): () => string {
  let lastMs = -1;
  let tail: number[] = [];
  return () => {
    const nowMs = Math.floor(deps.now());
    if (nowMs > lastMs) {
      lastMs = nowMs;
      tail = Array.from(deps.randomBytes(randomLength), (byte) => byte & 63);
    } else if (!increment(tail)) {
      lastMs += 1;
      tail = Array.from(deps.randomBytes(randomLength), (byte) => byte & 63);
    }
    return encodeTime(lastMs) + tail.map((digit) => alphabet.charAt(digit)).join("");
  };
}

function encodeTime(ms: number): string {
  let rest = ms;
  let text = "";
  for (let place = 0; place < timeLength; place += 1) {
    text = alphabet.charAt(rest % 64) + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/** Adds one to a number of base 64 in place; false when it was at its end. */
function increment(digits: number[]): boolean {
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const digit = digits[place] ?? 0;
    if (digit < 63) {
      digits[place] = digit + 1;
      return true;
    }
    digits[place] = 0;
  }
  return false;
}
