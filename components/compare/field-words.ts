/** What a field of a difference is called, and its values in words. Codes and ids never appear on screen. */
import { dayWords } from "#components/board/day-words.ts";
import {
  controlTypeWords,
  criticalityWords,
  dependencyTypeWords,
  detectionWords,
  directionWords,
  flowKindWords,
  harmWords,
  kindWords,
  laneKindWords,
  modeWords,
  phaseWords,
  readinessWords,
  resultWords,
  scopeWords,
  sourceKindWords,
  strengthWords,
} from "#components/board/domain-words.ts";
import type { Difference, FieldDifference } from "#lib/contracts/comparison.ts";

type Kind = Difference["kind"];
type Names = Readonly<Record<string, string>>;

const labels: Readonly<Record<string, string>> = {
  title: "Title",
  name: "Name",
  metric: "Measure",
  description: "Description",
  kind: "Kind",
  cls: "Kind of link",
  type: "Type",
  laneId: "Team",
  ownerId: "Owner",
  contributors: "Contributors",
  checkpointId: "Checkpoint",
  acceptance: "Order of criteria",
  externalRefs: "References",
  customerFacing: "Customer-facing",
  customerMessage: "Customer message",
  screenshotRef: "Screenshot",
  "stateAfter.money": "Money after",
  "stateAfter.stock": "Stock after",
  "stateAfter.order": "Order after",
  stateAfter: "State after",
  supportMacroRef: "Support macro",
  isTop: "Top exception",
  capacityPerDay: "Capacity a day",
  rehearsedAt: "Rehearsed",
  ruleText: "Rule",
  schemaRef: "Schema",
  sourceId: "From",
  targetId: "To",
  sourcePort: "Leaves at",
  targetPort: "Arrives at",
  guard: "Condition",
  isDefault: "Default way",
  share: "Share of journeys",
  maxLoops: "Most loops",
  needBy: "Needed by",
  contractRef: "Contract",
  "fallback.nodeId": "Fallback",
  "fallback.readiness": "Fallback’s readiness",
  assumptionIds: "Assumptions",
  parentFlowId: "Part of",
  entryId: "Starts at",
  notes: "Order of notes",
  baseline: "Baseline",
  "baseline.v": "Baseline",
  "baseline.at": "Baseline taken",
  "baseline.src": "Baseline’s source",
  cadence: "Days between readings",
  sourceKind: "Readings",
  p: "Likelihood",
  validateBy: "Find out by",
  howTested: "How it is tested",
  ifFalse: "If it is false",
  targetIds: "About",
  launchAt: "Launch",
  windowDays: "Window in days",
  calendarTz: "Time zone",
  escalationUserId: "Escalates to",
  userId: "Account",
};
const inside: Readonly<Record<string, string>> = {
  acceptance: "Acceptance criterion",
  notes: "Note",
};

export function fieldLabel({ path }: Pick<FieldDifference, "path">): string {
  const [field = "", second, third] = path.split(".");
  const record = inside[field];
  if (record !== undefined && second !== undefined)
    return third === undefined || third === "text" ? record : `${record}: ${lowerFirst(labelOf(third))}`;
  return (
    labels[path] ??
    (second === undefined ? labelOf(field) : `${labelOf(field)}: ${lowerFirst(labelOf(second))}`)
  );
}

const labelOf = (name: string): string => labels[name] ?? sentence(name.replace(/([A-Z])/g, " $1"));
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "nodes.kind": kindWords,
  "lanes.kind": laneKindWords,
  "flows.kind": flowKindWords,
  "edges.type": { ...controlTypeWords, ...dependencyTypeWords },
  "edges.cls": { CONTROL: "Flow", DEPENDENCY: "Need", ANNOTATION: "Remark" },
  criticality: criticalityWords,
  scope: scopeWords,
  phase: phaseWords,
  harm: harmWords,
  readiness: readinessWords,
  detection: detectionWords,
  mode: modeWords,
  result: resultWords,
  strength: strengthWords,
  direction: directionWords,
  sourceKind: sourceKindWords,
};

export interface ValueContext {
  kind: Kind;
  path: string;
  names: Names;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** A value in words; null for nothing. */
export function valueWords(value: unknown, context: ValueContext): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return numberWords(value, context.path);
  if (typeof value === "string") return stringWords(value, context);
  const parts = Array.isArray(value)
    ? value.map((member) => valueWords(member, context))
    : structWords(value as Record<string, unknown>, context);
  return parts.filter((part) => part !== null).join(", ") || null;
}

/** Of a criterion or a note its text, of a struct all of its values. */
function structWords(struct: Record<string, unknown>, context: ValueContext): (string | null)[] {
  if (typeof struct.text === "string") return [struct.text];
  return Object.entries(struct).map(([key, value]) =>
    valueWords(value, { ...context, path: `${context.path}.${key}` }),
  );
}

function numberWords(value: number, path: string): string {
  if (path === "share") return `${Number((value * 100).toFixed(2))} %`;
  return value.toLocaleString("en");
}

function stringWords(value: string, { kind, path, names, today }: ValueContext): string {
  const last = path.split(".").at(-1) ?? "";
  const chosen = (choices[`${kind}.${last}`] ?? choices[last])?.[value];
  if (chosen !== undefined) return chosen;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayWords(value, today);
  if (refersToElements(last)) return names[value] || "something without a name";
  return /^[A-Z_]{3,}$/.test(value) ? sentence(value.replaceAll("_", " ")) : value;
}

const refersToElements = (name: string): boolean =>
  /Ids?$/.test(name) || name === "path" || name === "contributors";

const texts = new Set([
  ...["title", "name", "metric", "description", "trigger", "customerMessage", "ruleText", "guard", "text"],
  ...[
    "given",
    "when",
    "then",
    "cause",
    "event",
    "consequence",
    "statement",
    "howTested",
    "ifFalse",
    "objective",
  ],
]);

/** Whether a field holds sentences, whose words are compared one by one. */
export const isText = (path: string): boolean => texts.has(path.split(".").at(-1) ?? "");

/** Lists whose members are compared one by one, in their order. */
export const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((member) => typeof member === "string");
