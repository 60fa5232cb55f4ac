/** A bell that rings nobody: for a process that is the only one, and for processes that have nothing to ring with. */
import type { Bell } from "./bell.ts";

export function silentBell(state: "alone" | "away"): Bell {
  return {
    node: "only",
    state,
    ring: () => undefined,
    listen: () => () => undefined,
    close: async () => undefined,
  };
}
