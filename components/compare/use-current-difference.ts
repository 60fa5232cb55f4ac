/** Which difference one is at: chosen by the address after #, by the keys J and K, or by the two arrows. */
"use client";

import { useCallback, useEffect, useState } from "react";
import { elementOf } from "#lib/diff/difference-address.ts";

export interface CurrentDifference {
  /** The element's id; null before one was chosen. */
  id: string | null;
  step: (by: 1 | -1) => void;
}

/** @param ids of all differences in their order; `onGo` brings one into view */
export function useCurrentDifference(ids: readonly string[], onGo: (id: string) => void): CurrentDifference {
  const [id, setId] = useState<string | null>(null);
  const step = useCallback(
    (by: 1 | -1) => {
      const at = id === null ? -1 : ids.indexOf(id);
      const next =
        ids[at < 0 ? (by === 1 ? 0 : ids.length - 1) : Math.min(Math.max(at + by, 0), ids.length - 1)];
      if (next === undefined) return;
      setId(next);
      onGo(next);
      window.history.replaceState(null, "", `#${next}`);
    },
    [id, ids, onGo],
  );
  useEffect(() => {
    const followAddress = () => {
      const wanted = elementOf(decodeURIComponent(window.location.hash.slice(1)));
      if (!ids.includes(wanted)) return;
      setId(wanted);
      onGo(wanted);
    };
    followAddress();
    window.addEventListener("hashchange", followAddress);
    return () => window.removeEventListener("hashchange", followAddress);
  }, [ids, onGo]);
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const by = stepOf[event.key.toLowerCase()];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [step]);
  return { id, step };
}

const stepOf: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable], [role=listbox]") !== null;
