/**
 * Maps that differ in a few entries without being copied: a base that several versions share, and what was replaced
 * over it. Two versions on one base are compared by what was replaced alone.
 */

/**
 * More replaced entries than this many times the root of the base's size are written into a base of their own: each
 * version copies what was replaced before it, and that must not become dearer than a new base now and then.
 */
const largestPerRoot = 4;
const largestAtLeast = 32;

/** `before` with some values replaced, in the same order; keys that aren't in it are ignored. O(replaced). */
export function withReplaced<V>(
  before: ReadonlyMap<string, V>,
  replaced: ReadonlyMap<string, V>,
): ReadonlyMap<string, V> {
  if (replaced.size === 0) return before;
  const base = baseOf(before);
  const over = new Map(before instanceof LayeredMap ? before.over : undefined);
  for (const [key, value] of replaced) if (base.has(key)) over.set(key, value);
  if (over.size <= Math.max(largestAtLeast, largestPerRoot * Math.sqrt(base.size)))
    return new LayeredMap(base, over);
  // A map is copied much faster than read through.
  const whole = new Map(base);
  for (const [key, value] of over) whole.set(key, value);
  return whole;
}

/** Keys that came, went or have another value. O(replaced) for two versions on one base, else O(entries). */
export function changedKeys<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): Set<string> {
  const changed = new Set<string>();
  if (before === after) return changed;
  const isOneBase = baseOf(before) === baseOf(after);
  const look = (key: string) => {
    if (before.get(key) !== after.get(key)) changed.add(key);
  };
  for (const key of isOneBase ? overOf(before).keys() : before.keys()) look(key);
  for (const key of isOneBase ? overOf(after).keys() : after.keys()) look(key);
  return changed;
}

const nothing = new Map<string, never>();
const baseOf = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
  map instanceof LayeredMap ? (map as LayeredMap<V>).base : map;
const overOf = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
  map instanceof LayeredMap ? (map as LayeredMap<V>).over : nothing;

class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly base: ReadonlyMap<string, V>;
  readonly over: ReadonlyMap<string, V>;
  constructor(base: ReadonlyMap<string, V>, over: ReadonlyMap<string, V>) {
    this.base = base;
    this.over = over;
  }
  get size(): number {
    return this.base.size;
  }
  get(key: string): V | undefined {
    return this.over.has(key) ? this.over.get(key) : this.base.get(key);
  }
  has(key: string): boolean {
    return this.base.has(key);
  }
  keys(): MapIterator<string> {
    return this.base.keys();
  }
  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.base) yield [key, this.over.get(key) ?? value];
  }
  *values(): MapIterator<V> {
    for (const [key, value] of this.base) yield this.over.get(key) ?? value;
  }
  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }
}
