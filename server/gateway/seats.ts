/** How many sockets a person, an address, a link and a board hold open (docs/sync-spec.md S60, S67). */
export interface Seats {
  /** Takes one of each; null when one of them is full, and then none is taken. */
  take(wanted: readonly Seat[]): TakenSeats | null;
  giveBack(taken: TakenSeats): void;
}

export interface Seat {
  /** Whose it is, e.g. `user:ana`. */
  of: string;
  most: number;
}

/** The counts that a socket adds one to, shared with the others that do. */
export type TakenSeats = readonly { readonly of: string; count: number }[];

export function createSeats(): Seats {
  const counts = new Map<string, { of: string; count: number }>();
  return {
    take(wanted) {
      if (wanted.some(({ of, most }) => (counts.get(of)?.count ?? 0) >= most)) return null;
      return wanted.map(({ of }) => {
        const taken = counts.get(of) ?? { of, count: 0 };
        counts.set(of, taken);
        taken.count += 1;
        return taken;
      });
    },
    giveBack(taken) {
      for (const seat of taken) {
        seat.count -= 1;
        if (seat.count === 0) counts.delete(seat.of);
      }
    },
  };
}
