/** Asks before the page is left only when that would lose something: unconfirmed and kept nowhere on the device. */
"use client";

import { useEffect } from "react";
import type { SyncState } from "#lib/sync/sync-state.ts";
import { wouldLoseChanges } from "./state-line-words.ts";

export function useLeaveGuard(state: SyncState): void {
  const keptIn = "indexedDB" in window ? "device" : "tab";
  const isGuarded = wouldLoseChanges(state, keptIn);
  useEffect(() => {
    if (!isGuarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isGuarded]);
}
