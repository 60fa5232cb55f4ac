/** How many sockets a person, an address, a link and a board hold open (docs/sync-spec.md S60, S67). */
export interface Seats {
  /** Takes one of each; returns how to give them back, or null when one of them is full, and then none is taken. */
  take(wanted: readonly Seat[]): (() => void) | null;
}

export interface Seat {
  /** Whose it is, e.g. `user:ana`. */
  of: string;
  most: number;
}

export function createSeats(): Seats {
  const taken = new Map<string, number>();
  const count = (of: string, by: number): void => {
    const next = (taken.get(of) ?? 0) + by;
    if (next > 0) taken.set(of, next);
    else taken.delete(of);
  };
  return {
    take(wanted) {
      if (wanted.some(({ of, most }) => (taken.get(of) ?? 0) >= most)) return null;
      for (const { of } of wanted) count(of, 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        for (const { of } of wanted) count(of, -1);
      };
    },
  };
}
