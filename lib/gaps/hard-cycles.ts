/** Circles of hard needs: Tarjan's strongly connected components, without recursion. O(cards + needs). */
import type { BoardEdge } from "#lib/board/model.ts";

/** @returns for each circle the ids of the needs inside it, in the order of `needs`. */
export function hardCycles(needs: readonly BoardEdge[]): string[][] {
  const hard = needs.filter(({ strength }) => strength === "HARD");
  const component = componentsOf(Map.groupBy(hard, ({ sourceId }) => sourceId));
  const inside = hard.filter(({ sourceId, targetId }) => component.get(sourceId) === component.get(targetId));
  return [...Map.groupBy(inside, ({ sourceId }) => component.get(sourceId)).values()].map((cycle) =>
    cycle.map(({ id }) => id),
  );
}

interface Visit {
  readonly id: string;
  /** Of the ways out, the next to follow. */
  next: number;
}

/** By card, the number of its component; cards without hard needs of their own stand alone. */
function componentsOf(waysOut: ReadonlyMap<string, readonly BoardEdge[]>): Map<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  let components = 0;

  const lower = (id: string, to: number) => lowest.set(id, Math.min(lowest.get(id) ?? to, to));
  const enter = (id: string, visits: Visit[]) => {
    order.set(id, order.size);
    lower(id, order.size - 1);
    open.push(id);
    visits.push({ id, next: 0 });
  };
  const leave = (id: string) => {
    if (lowest.get(id) !== order.get(id)) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component.set(member, components);
      if (member === id) break;
    }
    components += 1;
  };

  for (const start of waysOut.keys()) {
    if (order.has(start)) continue;
    const visits: Visit[] = [];
    enter(start, visits);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const targetId = waysOut.get(visit.id)?.[visit.next]?.targetId;
      visit.next += 1;
      if (targetId === undefined) {
        visits.pop();
        leave(visit.id);
        const parent = visits.at(-1)?.id;
        if (parent !== undefined) lower(parent, lowest.get(visit.id) ?? 0);
      } else if (!order.has(targetId)) enter(targetId, visits);
      else if (!component.has(targetId)) lower(visit.id, order.get(targetId) ?? 0);
    }
  }
  return component;
}
