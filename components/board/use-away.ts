/** Others see that one is away: the page is hidden, or nothing was touched for five minutes. */
import { useEffect } from "react";
import type { BoardConnection } from "#lib/sync/board-connection.ts";

const idleMs = 5 * 60_000;
const signs = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

export function useAway(connection: BoardConnection | undefined): void {
  useEffect(() => {
    if (!connection) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAway = false;
    const tell = (next: boolean) => {
      if (next === isAway) return;
      isAway = next;
      connection.setPresence({ isAway: next || undefined });
    };
    const note = () => {
      tell(document.hidden);
      clearTimeout(timer);
      timer = setTimeout(() => tell(true), idleMs);
    };
    const stop = new AbortController();
    for (const sign of signs) window.addEventListener(sign, note, { signal: stop.signal, passive: true });
    document.addEventListener("visibilitychange", note, { signal: stop.signal });
    note();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [connection]);
}
