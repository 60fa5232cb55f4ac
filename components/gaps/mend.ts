/** Carries out what a gap's fix says, as one step that can be undone. */

import type { BoardSession } from "#components/board/board-session.tsx";
import { oneStep } from "#components/board/one-step.ts";
import type { GapFix } from "#lib/gaps/gap.ts";
import { ok, type Result } from "#lib/result.ts";

type Session = Pick<BoardSession, "commands" | "connection">;

/** What is to be looked at then; a refusal when the board has changed meanwhile. */
export function mend(session: Session, fix: GapFix): Result<{ showId: string }> {
  return oneStep(session, `mend.${fix.kind}`, () => run(session.commands, fix));
}

function run(commands: Session["commands"], fix: GapFix): Result<{ showId: string }> {
  switch (fix.kind) {
    case "assign-owner":
      return showing(commands.setOwner(fix.elementId, fix.personId), fix.elementId);
    case "use-checkpoint":
      return showing(commands.setCheckpoint(fix.elementId, fix.checkpointId), fix.elementId);
    case "add-checkpoint": {
      const added = commands.addCheckpoint({ metric: fix.metric.slice(0, 500), forId: fix.elementId });
      return showing(added, fix.elementId);
    }
    case "add-exception": {
      const added = commands.addConnected({ fromId: fix.nodeId, kind: "EXCEPTION", side: "down" });
      return added.ok ? ok({ showId: added.value.nodeId }) : added;
    }
    case "add-fallback": {
      const added = commands.addConnected({ fromId: fix.exceptionId, kind: "FALLBACK" });
      if (!added.ok) return added;
      const { nodeId } = added.value;
      if (fix.rejoinId === undefined) return ok({ showId: nodeId });
      return showing(commands.connect({ sourceId: nodeId, targetId: fix.rejoinId, type: "REJOINS" }), nodeId);
    }
    case "connect-outcome":
      return showing(commands.connect({ sourceId: fix.fallbackId, targetId: fix.outcomeId }), fix.fallbackId);
    case "soften":
      return showing(commands.updateEdge(fix.edgeId, { strength: "SOFT" }), fix.edgeId);
    case "reduce-risk":
      return showing(commands.updateRisk(fix.riskId, { response: "REDUCE" }), fix.riskId);
    case "move-to-later":
      return showing(commands.updateNode(fix.nodeId, { scope: "LATER" }), fix.nodeId);
    case "answer-thread":
      return ok({ showId: fix.threadId });
    case "open":
      return ok({ showId: fix.elementId });
  }
}

const showing = (done: Result<unknown>, showId: string): Result<{ showId: string }> =>
  done.ok ? ok({ showId }) : done;
