/** Running commands from the interface: a refusal is shown as what it says. */
"use client";

import { useBoardSession } from "#components/board/board-session.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { BoardCommands } from "#lib/board/commands/board-commands.ts";
import type { Refusal, Result } from "#lib/result.ts";

/** Shows a refusal; gives the value on success, else undefined. */
export function report<T>(result: Result<T, Refusal>): T | undefined {
  if (result.ok) return result.value;
  toast.error(result.error.message);
  return undefined;
}

export const useCommands = (): BoardCommands => useBoardSession().commands;
