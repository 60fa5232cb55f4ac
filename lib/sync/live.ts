/** A value that changes, with listeners: the shape React's `useSyncExternalStore` takes. */
export interface Live<T> {
  /** Keeps its identity between changes. */
  get(): T;
  subscribe(onChange: () => void): () => void;
}

export interface Settable<T> extends Live<T> {
  /** Tells the listeners, unless `next` is the value there is. */
  set(next: T): void;
}

export function createLive<T>(initial: T): Settable<T> {
  let value = initial;
  const listeners = createListeners<void>();
  return {
    get: () => value,
    subscribe: listeners.add,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      listeners.tell();
    },
  };
}

export interface Listeners<E> {
  add(listener: (event: E) => void): () => void;
  tell(event: E): void;
}

export function createListeners<E>(): Listeners<E> {
  const listeners = new Set<{ listener: (event: E) => void }>();
  return {
    add(listener) {
      const entry = { listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    tell(event) {
      for (const { listener } of [...listeners]) listener(event);
    },
  };
}
