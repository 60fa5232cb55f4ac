/** The order of the list of needs, by any of its columns. */
import { criticalities } from "#lib/board/model.ts";
import { needStatuses } from "#lib/dependencies/need-status.ts";
import type { Need } from "./use-needs.ts";

export const needColumns = [
  "consumer",
  "provider",
  "owner",
  "needBy",
  "promisedBy",
  "strength",
  "criticality",
  "status",
] as const;
export type NeedColumn = (typeof needColumns)[number];

export interface NeedOrder {
  readonly column: NeedColumn;
  readonly isDescending: boolean;
}

/** What is missing comes first: it is what one looks for. */
const keys: Record<NeedColumn, (need: Need) => string | number> = {
  consumer: ({ consumer }) => consumer.toLowerCase(),
  provider: ({ provider }) => provider.toLowerCase(),
  owner: ({ ownerName }) => ownerName?.toLowerCase() ?? "",
  needBy: ({ edge }) => edge.needBy ?? "",
  promisedBy: ({ promisedBy }) => promisedBy ?? "",
  strength: ({ edge }) => edge.strength,
  criticality: ({ edge }) => criticalities.indexOf(edge.criticality),
  status: ({ status }) => needStatuses.indexOf(status),
};

export function sortNeeds(needs: readonly Need[], { column, isDescending }: NeedOrder): Need[] {
  const key = keys[column];
  const sign = isDescending ? -1 : 1;
  return needs.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x !== y) return x < y ? -sign : sign;
    return a.edge.id < b.edge.id ? -1 : 1;
  });
}
