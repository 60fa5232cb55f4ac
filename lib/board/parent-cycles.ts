/** Finds the members of parent chains that lead back to themselves. */

/**
 * Ids on a cycle of `parentOf`; O(n). All members of a cycle are named, so that every replica breaks it alike.
 */
export function idsOnCycles(
  ids: Iterable<string>,
  parentOf: (id: string) => string | undefined,
): Set<string> {
  const done = new Set<string>();
  const onCycle = new Set<string>();
  for (const start of ids) {
    const trail: string[] = [];
    const seenAt = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !seenAt.has(at)) {
      seenAt.set(at, trail.length);
      trail.push(at);
      at = parentOf(at);
    }
    const from = at === undefined ? undefined : seenAt.get(at);
    if (from !== undefined) for (const id of trail.slice(from)) onCycle.add(id);
    for (const id of trail) done.add(id);
  }
  return onCycle;
}
