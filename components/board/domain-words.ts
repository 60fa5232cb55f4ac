/** The words a person reads for the model's values. Codes never appear on screen. */
import type {
  BoardEdge,
  BoardNode,
  Checkpoint,
  ControlType,
  Criticality,
  DependencyType,
  extents,
  FlowKind,
  Lane,
  likelihoods,
  NodeKind,
  Risk,
} from "#lib/board/model.ts";

export const kindWords: Record<NodeKind, string> = {
  START: "Start",
  STEP: "Step",
  DECISION: "Decision",
  EXCEPTION: "Exception",
  FALLBACK: "Fallback",
  SYSTEM: "System",
  DATA_ASSET: "Data asset",
  HANDOFF: "Hand-off",
  WORK: "Work",
  OUTCOME: "Outcome",
  NOTE: "Note",
  GROUP: "Group",
};

export const laneKindWords: Record<Lane["kind"], string> = {
  TEAM: "Team",
  CUSTOMER: "Customer",
  VENDOR: "Vendor",
  SYSTEM: "Systems",
};

export const criticalityWords: Record<Criticality, string> = {
  CRITICAL: "Critical",
  MAJOR: "Major",
  MINOR: "Minor",
};

export const scopeWords: Record<BoardNode["scope"], string> = {
  CORE: "Core",
  LATER: "Later",
  OUT: "Out of scope",
};

export const phaseWords: Record<BoardNode["phase"], string> = { NOW: "Now", NEXT: "Next" };

export const harmWords: Record<NonNullable<BoardNode["harm"]>, string> = {
  COSMETIC: "Looks wrong",
  FRICTION: "Friction",
  CONTACT: "Has to contact us",
  LOST_PURCHASE: "Purchase lost",
  WRONG_MONEY_OR_ORDER: "Wrong money or order",
  LEGAL_OR_MASS: "Legal or mass harm",
};

export const readinessWords: Record<BoardNode["readiness"], string> = {
  NONE: "Not prepared",
  DOCUMENTED: "Documented",
  BUILT: "Built",
  REHEARSED: "Rehearsed",
};

export const detectionWords: Record<NonNullable<BoardNode["detection"]>, string> = {
  ALERT: "An alert",
  SAME_DAY: "Somebody, the same day",
  SUPPORT_TICKETS: "Support tickets",
  NONE: "Nobody",
};

export const likelihoodWords: Record<(typeof likelihoods)[number], string> = {
  RARE: "Rare",
  UNLIKELY: "Unlikely",
  POSSIBLE: "Possible",
  LIKELY: "Likely",
  EXPECTED: "To be expected",
};

export const extentWords: Record<(typeof extents)[number], string> = {
  FEW: "A few journeys",
  SOME: "Some journeys",
  MANY: "Many journeys",
  ALL: "All journeys",
};

export const riskResponseWords: Record<NonNullable<Risk["response"]>, string> = {
  AVOID: "Avoid it",
  REDUCE: "Reduce it",
  TRANSFER: "Hand it over",
  ACCEPT: "Accept it",
};

export const riskStatusWords: Record<Risk["status"], string> = {
  OPEN: "Open",
  TREATED: "Treated",
  ACCEPTED: "Accepted",
  REALISED: "It has happened",
  CLOSED: "Closed",
};

export const modeWords: Record<NonNullable<BoardNode["mode"]>, string> = {
  AUTOMATIC: "Automatic",
  MANUAL: "By hand",
  DEGRADED: "Reduced service",
};

export const resultWords: Record<NonNullable<BoardNode["result"]>, string> = {
  SUCCESS: "Success",
  DEGRADED: "Success, with less",
  HUMAN: "Handed to a person",
  ABANDONED: "Abandoned",
  INCONSISTENT: "Inconsistent state",
};

export const dependencyTypeWords: Record<DependencyType, string> = {
  SERVICE: "Service",
  DATA: "Data",
  DELIVERY: "Delivery",
  DECISION: "Decision",
  CONTENT: "Content",
  APPROVAL: "Approval",
  COMMS: "Communication",
};

export const controlTypeWords: Record<ControlType, string> = {
  SEQUENCE: "Then",
  CONDITION: "If",
  RAISES: "Raises",
  FALLS_BACK_TO: "Falls back to",
  REJOINS: "Rejoins",
  COMPENSATES: "Makes up for",
};

export const strengthWords: Record<BoardEdge["strength"], string> = { HARD: "Hard", SOFT: "Soft" };

export const flowKindWords: Record<FlowKind, string> = {
  HAPPY: "Happy path",
  EXCEPTION: "Exception",
  FALLBACK: "Fallback",
  RECOVERY: "Recovery",
};

export const directionWords: Record<Checkpoint["direction"], string> = {
  UP: "Should go up",
  DOWN: "Should go down",
  WITHIN: "Should stay within",
};

export const sourceKindWords: Record<Checkpoint["sourceKind"], string> = {
  MANUAL: "Typed in",
  API: "Sent by a program",
};

/** A title to show where one is missing. */
export const titleOrKind = (node: Pick<BoardNode, "title" | "kind">): string =>
  node.title === "" ? `Untitled ${kindWords[node.kind].toLowerCase()}` : node.title;

/** "Lena Vogel" → "Lena"; for flags and short lines. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
