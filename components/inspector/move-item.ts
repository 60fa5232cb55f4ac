/** The list with the item at `from` standing at `to`, the others in their order. */
export function moveItem<T>(items: readonly T[], { from, to }: { from: number; to: number }): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
