/** How many sockets each person and each board holds open (docs/sync-spec.md S60). */
export interface Seats {
  /** Takes one; returns how to give it back, or null when the person or the board has all of theirs. */
  take(userId: string, documentId: string): (() => void) | null;
}

export function createSeats(limits: { socketsPerUser: number; socketsPerBoard: number }): Seats {
  const byUser = new Map<string, number>();
  const byBoard = new Map<string, number>();
  return {
    take(userId, documentId) {
      if ((byUser.get(userId) ?? 0) >= limits.socketsPerUser) return null;
      if ((byBoard.get(documentId) ?? 0) >= limits.socketsPerBoard) return null;
      count(byUser, userId, 1);
      count(byBoard, documentId, 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        count(byUser, userId, -1);
        count(byBoard, documentId, -1);
      };
    },
  };
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
