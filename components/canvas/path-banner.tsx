/** While a flow's path is clicked together: what to do, how far it is, and the way out. */
"use client";

import { useBoard } from "#components/board/board-session.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useCanvas, useUi } from "./canvas-context.tsx";

export function PathBanner() {
  const { session, actions } = useCanvas();
  const flowId = useUi((state) => state.pathFlowId);
  const flow = useBoard((board) => (flowId === undefined ? undefined : board.flows.get(flowId)));
  if (!flow) return null;
  const count = flow.path.length;
  return (
    <div className="tl-float tl-banner" role="status">
      <span>
        Click the cards of <b>{flow.name || "this flow"}</b> in order, or go to each and press Space; the last
        one again takes it back.{" "}
        <span className="text-ink-3">{count === 1 ? "1 card" : `${count} cards`}</span>
      </span>
      <Button
        size="sm"
        disabled={count === 0}
        onClick={() =>
          actions.mayEdit() && actions.accepted(session.commands.setPath(flow.id, []), "Path cleared")
        }
      >
        Start over
      </Button>
      <Button size="sm" variant="primary" onClick={actions.finishPath}>
        Done <Kbd>Enter</Kbd>
      </Button>
    </div>
  );
}
