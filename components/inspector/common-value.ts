/** The value that all items share, if they do. */
export function commonValue<T, V>(
  items: readonly T[],
  read: (item: T) => V,
): { isCommon: true; value: V } | { isCommon: false; value: undefined } {
  const [first, ...rest] = items;
  if (first === undefined) return { isCommon: false, value: undefined };
  const value = read(first);
  return rest.every((item) => Object.is(read(item), value))
    ? { isCommon: true, value }
    : { isCommon: false, value: undefined };
}
