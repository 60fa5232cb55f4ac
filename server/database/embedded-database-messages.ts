/** What the server and the embedded database's worker thread say to each other. */
export interface WorkerOptions {
  /** Where the database's files are. */
  directory: string;
  socketPath: string;
}
export type WorkerRequest =
  | { kind: "back-up"; id: number; file: string }
  | { kind: "are-you-there" }
  | { kind: "close" };
export type WorkerAnswer =
  | { kind: "ready" }
  | { kind: "here" }
  | { kind: "backed-up"; id: number }
  | { kind: "backup-failed"; id: number; message: string }
  | { kind: "failed"; message: string }
  | { kind: "closed" };
