/** Several commands as one transaction and one undo step. */
import { LocalCommand } from "#lib/board/local-command.ts";
import type { BoardSession } from "./board-session.tsx";

/** Gives what `work` gives. A snapshot has no connection, and nothing to undo. */
export function oneStep<T>({ connection }: Pick<BoardSession, "connection">, name: string, work: () => T): T {
  return connection ? connection.doc.transact(work, new LocalCommand(name)) : work();
}
