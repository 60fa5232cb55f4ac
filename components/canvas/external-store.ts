/** Values outside React with a subscription, and the hook that reads a part of them. */
import { useMemo, useSyncExternalStore } from "react";

export interface Readable<S> {
  get(): S;
  subscribe(onChange: () => void): () => void;
}

export interface ExternalStore<S extends object> extends Readable<S> {
  /** `undefined` clears an optional value; setting what is there already is quiet. */
  set(patch: { [K in keyof S]?: S[K] | undefined }): void;
}

export function createExternalStore<S extends object>(initial: S): ExternalStore<S> {
  let values = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => values,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    set(patch) {
      const changes = Object.entries(patch).filter(
        ([key, value]) => !Object.is(values[key as keyof S], value),
      );
      if (changes.length === 0) return;
      const next = { ...values };
      for (const [key, value] of changes) {
        if (value === undefined) delete next[key as keyof S];
        else next[key as keyof S] = value as S[keyof S];
      }
      values = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** A part of the store; re-renders only when that part changes. */
export function useStoreValue<S, T>(
  store: Readable<S>,
  selector: (state: S) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const read = useMemo(() => {
    let last: { state: S; value: T } | undefined;
    return () => {
      const state = store.get();
      if (last?.state === state) return last.value;
      const value = selector(state);
      last = { state, value: last && isEqual(last.value, value) ? last.value : value };
      return last.value;
    };
  }, [store, selector, isEqual]);
  return useSyncExternalStore(store.subscribe, read, read);
}
