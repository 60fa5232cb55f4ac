/** What could go wrong: risks of cards and needs. */
import type { Result } from "#lib/result.ts";
import { refuse } from "#lib/result.ts";
import type { BoardCommands, NewRisk } from "./board-commands.ts";
import { type CommandContext, find, given } from "./command-context.ts";
import { addElement } from "./owner-commands.ts";
import { patchElement } from "./patch-element.ts";

export function riskCommands(context: CommandContext): Pick<BoardCommands, "addRisk" | "updateRisk"> {
  return {
    addRisk: (risk) => addRisk(context, risk),
    updateRisk: (id, patch) => patchElement(context, "updateRisk", { map: "risks", id, patch }),
  };
}

function addRisk(context: CommandContext, { ownerId, ...risk }: NewRisk): Result<string> {
  const edge = find(context, "edges", risk.targetId)?.value;
  const target = find(context, "nodes", risk.targetId)?.value ?? edge;
  if (!target || (edge && edge.cls !== "DEPENDENCY"))
    return refuse("risk.target", "Only a card or a need can have a risk.");
  const values = given({ ...risk, ownerId: ownerId ?? target.ownerId });
  return addElement(context, { name: "addRisk", map: "risks", values });
}
