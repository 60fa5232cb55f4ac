/** What a button that mends a gap says. */
import { firstName } from "#components/board/domain-words.ts";
import type { Board } from "#lib/board/model.ts";
import type { GapFix } from "#lib/gaps/gap.ts";

export function fixWords(board: Board, fix: GapFix): string {
  switch (fix.kind) {
    case "assign-owner":
      return `Assign ${firstName(board.people.get(fix.personId)?.name ?? "") || "them"}`;
    case "use-checkpoint":
      return `Measure by “${board.checkpoints.get(fix.checkpointId)?.metric ?? ""}”`;
    case "add-checkpoint":
      return "Add a checkpoint";
    case "add-exception":
      return "Add the exception";
    case "add-fallback":
      return fix.rejoinId === undefined ? "Add the fallback" : "Add a fallback that rejoins";
    case "connect-outcome":
      return `Lead to “${board.nodes.get(fix.outcomeId)?.title ?? "the outcome"}”`;
    case "soften":
      return "Make it soft";
    case "reduce-risk":
      return "We reduce it";
    case "move-to-later":
      return "Move to later";
    case "answer-thread":
      return "Open the comment";
    case "open":
      return "Open";
  }
}
