/** Who touched elements of a board last within a span of time: what the journal noted at receipt. */
import type { PersonRef } from "#lib/contracts/common.ts";
import type { Context } from "#server/context.ts";
import { peopleById } from "./people-by-id.ts";

export interface EditWindow {
  documentId: string;
  elementIds: readonly string[];
  after: Date;
  until: Date;
}

interface LastEdit {
  by: PersonRef;
  /** ISO 8601, UTC. */
  at: string;
}

/** By element. Left out: elements that nobody with an account touched, and what was made with the board. */
export async function lastEdits(
  deps: Pick<Context, "prisma">,
  { documentId, elementIds, after, until }: EditWindow,
): Promise<Map<string, LastEdit>> {
  if (elementIds.length === 0) return new Map();
  const rows = await deps.prisma.$queryRaw<{ elementId: string; userId: string; at: Date }[]>`
    SELECT DISTINCT ON (element) element AS "elementId", edit."userId", edit.at
    FROM "DocumentEdit" AS edit, unnest(edit."elementIds") AS element
    WHERE edit."documentId" = ${documentId}
      AND edit.at > to_timestamp(${seconds(after)}::float8) AT TIME ZONE 'UTC'
      AND edit.at <= to_timestamp(${seconds(until)}::float8) AT TIME ZONE 'UTC'
      AND element = ANY(${elementIds}::text[])
    ORDER BY element, edit.at DESC, edit.seq DESC`;
  const people = await peopleById(
    deps,
    rows.map(({ userId }) => userId),
  );
  return new Map(
    rows.flatMap(({ elementId, userId, at }) => {
      const by = people.get(userId);
      return by ? [[elementId, { by, at: at.toISOString() }] as const] : [];
    }),
  );
}

const seconds = (at: Date): number => at.getTime() / 1_000;
