/** Which difference one is at, in whichever view: the address says it; the keys J and K and the two arrows go on. */
"use client";

import { useCallback, useEffect } from "react";
import { elementOf } from "#lib/diff/difference-address.ts";
import { useCompareAddress } from "./compare-address.ts";

export interface CurrentDifference {
  /** The element's id; null before one was chosen. */
  id: string | null;
  choose: (address: string) => void;
  step: (by: 1 | -1) => void;
}

/** @param ids of all differences in their order */
export function useCurrentDifference(ids: readonly string[]): CurrentDifference {
  const { difference, set } = useCompareAddress();
  const wanted = difference === null ? null : elementOf(difference);
  const id = wanted !== null && ids.includes(wanted) ? wanted : null;
  const choose = useCallback((address: string) => set({ difference: address }), [set]);
  const step = useCallback(
    (by: 1 | -1) => {
      const at = id === null ? -1 : ids.indexOf(id);
      const first = by === 1 ? 0 : ids.length - 1;
      const next = ids[at < 0 ? first : Math.min(Math.max(at + by, 0), ids.length - 1)];
      if (next !== undefined) choose(next);
    },
    [id, ids, choose],
  );
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
  return { id, choose, step };
}

const stepOf: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable], [role=listbox]") !== null;
