/**
 * Port: short messages between the processes of one installation. It only makes things quick. Everything that matters
 * stands in the database, so a message may get lost, and whoever may have missed one looks there.
 *
 * What every implementation keeps (one contract suite runs over all of them):
 *  - `ring` never throws and never waits; what can't be sent now is dropped;
 *  - nobody hears themselves, and what one node rings on a channel arrives in that order;
 *  - `onLive` comes when a channel begins to be heard: after `listen`, and again after every outage.
 */
export interface Bell {
  /** The name of this process among the others. */
  readonly node: string;
  readonly state: BellState;
  ring(channel: string, message: Uint8Array): void;
  /** One listener per channel at a time. Returns how to stop. */
  listen(channel: string, listener: BellListener): () => void;
  /** What was rung before is sent, if that is possible now. */
  close(): Promise<void>;
}

/** `alone`: there are no other processes. `away`: there may be, but they don't hear us, or we don't hear them. */
export type BellState = "alone" | "live" | "away";

export interface BellListener {
  onMessage(message: Uint8Array, from: string): void;
  onLive(): void;
}
