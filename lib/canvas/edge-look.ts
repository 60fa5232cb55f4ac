/** How an edge is drawn, from its class and type: form first (weight, dash, end mark), colour second. */
import type { BoardEdge } from "#lib/board/model.ts";
import { stepKey } from "./flow-edges.ts";

export type EdgeLook = "needs" | "note" | "raises" | "falls-back" | "flow" | "happy";

/** Later ones are drawn over earlier ones. */
export const drawOrder: readonly EdgeLook[] = ["needs", "note", "raises", "falls-back", "flow", "happy"];

export const byDrawOrder = (a: EdgeLook, b: EdgeLook): number => drawOrder.indexOf(a) - drawOrder.indexOf(b);

/** @param happySteps the steps of happy flows (`flow-edges.ts`) */
export function edgeLook(edge: BoardEdge, happySteps: ReadonlySet<string>): EdgeLook {
  if (edge.cls === "DEPENDENCY") return "needs";
  if (edge.cls === "ANNOTATION") return "note";
  switch (edge.type) {
    case "RAISES":
      return "raises";
    case "FALLS_BACK_TO":
    case "REJOINS":
    case "COMPENSATES":
      return "falls-back";
    default:
      return happySteps.has(stepKey(edge.sourceId, edge.targetId)) ? "happy" : "flow";
  }
}

/** A dependency that nobody owns is a gap and says so on the map. */
export const lacksOwner = (edge: BoardEdge): boolean =>
  edge.cls === "DEPENDENCY" && edge.ownerId === undefined;

/** Words beside the line: "valid · 97 %"; empty when there is nothing to say. */
export function edgeLabel(edge: BoardEdge): string {
  if (edge.cls !== "CONTROL") return "";
  const guard = edge.guard || (edge.isDefault ? "otherwise" : "");
  const share = edge.share === undefined ? "" : sharePercent(edge.share);
  return [guard, share].filter(Boolean).join(" · ");
}

/** 0.86 → "86 %", 0.005 → "0.5 %". */
export function sharePercent(share: number): string {
  const percent = share * 100;
  const digits = percent !== 0 && Math.abs(percent) < 1 ? 1 : 0;
  return `${Number(percent.toFixed(digits))} %`;
}
