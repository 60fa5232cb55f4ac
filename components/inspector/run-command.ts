/** Running commands from the interface: a refusal is shown as what it says; several commands can be one step. */
"use client";

import { useCallback } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { BoardCommands } from "#lib/board/commands/board-commands.ts";
import { LocalCommand } from "#lib/board/local-command.ts";
import type { Refusal, Result } from "#lib/result.ts";

/** Shows a refusal; gives the value on success, else undefined. */
export function report<T>(result: Result<T, Refusal>): T | undefined {
  if (result.ok) return result.value;
  toast.error(result.error.message);
  return undefined;
}

export const useCommands = (): BoardCommands => useBoardSession().commands;

/** Runs several commands as one transaction and one undo step. */
export function useOneStep(): (name: string, run: () => void) => void {
  const { connection } = useBoardSession();
  return useCallback(
    (name, run) => {
      if (connection) connection.doc.transact(run, new LocalCommand(name));
    },
    [connection],
  );
}
