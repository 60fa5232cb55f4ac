/**
 * Reads what another client shows. By hand rather than with the zod schema of `presence.ts`, which says the same (a
 * property test compares them): this runs for everybody's every pointer move.
 */
import type { Presence, PresenceUser } from "./presence.ts";

/** The presence in an awareness state; null when any part of it is broken. */
export function parsePresence(state: unknown): Presence | null {
  if (!isRecord(state)) return null;
  const presence: Presence = {};
  for (const [field, isValid] of Object.entries(fields)) {
    const value = state[field];
    if (value === undefined) continue;
    if (!isValid(value)) return null;
    Object.assign(presence, { [field]: value });
  }
  return presence;
}

const roles = new Set<unknown>(["OWNER", "EDITOR", "COMMENTER", "VIEWER"] satisfies PresenceUser["role"][]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, maxLength: number): boolean =>
  typeof value === "string" && value.length <= maxLength;
const isPoint = (value: unknown): boolean =>
  isRecord(value) && Number.isFinite(value.x) && Number.isFinite(value.y);

const isLength = (value: unknown): boolean => Number.isFinite(value) && Number(value) > 0;

const fields: Record<keyof Presence, (value: unknown) => boolean> = {
  user: (value) =>
    isRecord(value) &&
    isText(value.id, 64) &&
    isText(value.name, 200) &&
    Number.isInteger(value.color) &&
    Number(value.color) >= 1 &&
    Number(value.color) <= 12 &&
    roles.has(value.role),
  cursor: isPoint,
  selection: (value) => Array.isArray(value) && value.length <= 500 && value.every((id) => isText(id, 64)),
  editing: (value) => isRecord(value) && isText(value.id, 64) && isText(value.field, 64),
  view: (value) => isPoint(value) && isRecord(value) && isLength(value.w) && isLength(value.h),
  calledAt: (value) => Number.isFinite(value),
  isAway: (value) => typeof value === "boolean",
  drag: (value) =>
    isRecord(value) && Object.entries(value).every(([id, point]) => isText(id, 64) && isPoint(point)),
};
