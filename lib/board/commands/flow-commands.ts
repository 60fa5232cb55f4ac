/** Flows: named ways through the board. Neighbours on a path must be joined by flow arrows (domain §3, rule 4). */
import * as Y from "yjs";
import { type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, FlowPatch, NewFlow } from "./board-commands.ts";
import { type CommandContext, find, given, gone } from "./command-context.ts";
import { addElement } from "./owner-commands.ts";
import { patchElement } from "./patch-element.ts";

export function flowCommands(
  context: CommandContext,
): Pick<BoardCommands, "addFlow" | "updateFlow" | "setPath"> {
  return {
    addFlow: (flow) => addFlow(context, flow),
    updateFlow: (id, patch) => updateFlow(context, id, patch),
    setPath: (id, nodeIds) =>
      pathProblem(context, nodeIds) ??
      patchElement(context, "setPath", { map: "flows", id, patch: { path: [...nodeIds] } }),
  };
}

function addFlow(context: CommandContext, flow: NewFlow): Result<string> {
  const path = flow.path ?? [];
  const entryId = path[0];
  return (
    pathProblem(context, path) ??
    addElement(context, {
      name: "addFlow",
      map: "flows",
      values: given({ ...flow, path: [...path], entryId }),
    })
  );
}

function updateFlow(context: CommandContext, id: string, patch: FlowPatch): Result<void> {
  if (patch.parentFlowId != null && isAbove(context, id, patch.parentFlowId)) {
    return refuse("flow.circle", "A flow can't be part of itself. Choose another one.");
  }
  return patchElement(context, "updateFlow", { map: "flows", id, patch });
}

/** Whether a flow is among another one's parents, or is that one. */
function isAbove(context: CommandContext, id: string, otherId: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = otherId; at !== undefined && !seen.has(at); ) {
    if (at === id) return true;
    seen.add(at);
    at = find(context, "flows", at)?.value.parentFlowId;
  }
  return false;
}

function pathProblem(context: CommandContext, path: readonly string[]): Result<never> | undefined {
  const arrows = arrowsOf(context);
  for (const [at, id] of path.entries()) {
    const node = find(context, "nodes", id)?.value;
    if (node === undefined) return gone("nodes");
    const before = path[at - 1];
    if (before === undefined || arrows.has(`${before}>${id}`)) continue;
    const from = find(context, "nodes", before)?.value.title || "the card before";
    return refuse(
      "path.gap",
      `There is no flow arrow from “${from}” to “${node.title || "this card"}”. Connect them first.`,
    );
  }
  return undefined;
}

function arrowsOf({ stored }: CommandContext): Set<string> {
  const arrows = new Set<string>();
  stored.edges.forEach((edge) => {
    if (edge instanceof Y.Map && edge.get("cls") === "CONTROL")
      arrows.add(`${edge.get("sourceId")}>${edge.get("targetId")}`);
  });
  return arrows;
}
