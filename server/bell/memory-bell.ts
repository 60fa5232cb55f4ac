/** The bell's twin in memory: any number of nodes in one process, and an outage whenever a test wants one. */
import type { Bell, BellListener } from "./bell.ts";

export interface BellTower {
  /** One more node. */
  join(node: string): Bell;
  /** Nothing is delivered until `mend`; what was rung meanwhile is lost. */
  cut(): void;
  mend(): void;
}

/** `deliver` runs each delivery later; one node's come in the order in which they were handed over. */
export function createBellTower(deliver: (task: () => void) => void = setImmediate): BellTower {
  const nodes = new Map<string, Map<string, BellListener>>();
  let isCut = false;
  /** Counts outages: a delivery under way when one begins is lost. */
  let era = 0;

  function announce(listeners: Map<string, BellListener>, channel: string): void {
    const listener = listeners.get(channel);
    const begunIn = era;
    if (isCut || !listener) return;
    deliver(() => {
      if (begunIn === era && listeners.get(channel) === listener) listener.onLive();
    });
  }

  return {
    join(node) {
      const listeners = new Map<string, BellListener>();
      nodes.set(node, listeners);
      return {
        node,
        get state() {
          return isCut ? "away" : "live";
        },
        ring(channel, message) {
          if (isCut || !nodes.has(node)) return;
          const rungIn = era;
          const copy = message.slice();
          for (const [other, theirs] of nodes) {
            if (other === node) continue;
            deliver(() => {
              if (rungIn === era) theirs.get(channel)?.onMessage(copy, node);
            });
          }
        },
        listen(channel, listener) {
          listeners.set(channel, listener);
          announce(listeners, channel);
          return () => {
            if (listeners.get(channel) === listener) listeners.delete(channel);
          };
        },
        async close() {
          nodes.delete(node);
          listeners.clear();
        },
      };
    },
    cut() {
      isCut = true;
      era += 1;
    },
    mend() {
      isCut = false;
      for (const listeners of nodes.values())
        for (const channel of listeners.keys()) announce(listeners, channel);
    },
  };
}
