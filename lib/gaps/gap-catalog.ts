/**
 * Every rule by its code: how grave a finding is, and the sentence of the field it comes from. Codes are stable:
 * waivers and links name them. An error blocks signing off a round for what is CORE, a warning stands in its summary.
 */
export type GapSeverity = "error" | "warn" | "info";

export interface GapKind {
  readonly severity: GapSeverity;
  readonly why: string;
}

export const gapCatalog = {
  "OWN-001": { severity: "error", why: "unclear ownership" },
  "OWN-002": {
    severity: "error",
    why: "Map every critical dependency to one named owner and one measurement checkpoint",
  },
  "OWN-003": { severity: "error", why: "one named owner" },
  "OWN-004": { severity: "warn", why: "decision ownership diluted across multiple reviewers" },
  "OWN-005": { severity: "error", why: "define attribute ownership" },
  "OWN-006": { severity: "error", why: "define integration responsibilities (ERP, PIM, CMS)" },
  "OWN-008": { severity: "error", why: "Assign one decision owner per open risk area" },
  "CHK-001": { severity: "error", why: "one measurement checkpoint" },
  "CHK-002": { severity: "error", why: "clarify success criteria before implementation planning" },
  "CHK-003": { severity: "warn", why: "That evidence gives stakeholders a shared baseline" },
  "CHK-005": { severity: "warn", why: "post-launch checkpoints focused on conversion and refund signals" },
  "CHK-006": { severity: "info", why: "page load time" },
  "FLW-001": { severity: "error", why: "map the happy path, the top exception scenario, and the fallback" },
  "FLW-002": { severity: "error", why: "quality variance when edge-state behavior is under-tested" },
  "FLW-003": { severity: "error", why: "the top exception scenario, and the fallback" },
  "FLW-004": { severity: "error", why: "error states" },
  "FLW-005": { severity: "warn", why: "consistent post-purchase communication and support handoff" },
  "FLW-006": { severity: "warn", why: "the response is predictable, not improvised" },
  "FLW-007": { severity: "warn", why: "manual workaround vs automation" },
  "FLW-008": { severity: "error", why: "conditional logic, error states, and multi-role flows" },
  "FLW-009": { severity: "warn", why: "focus on critical flows (checkout, pricing, inventory)" },
  "FLW-011": { severity: "warn", why: "support handoff" },
  "DEP-001": { severity: "error", why: "when ownership gaps are discovered late" },
  "DEP-002": { severity: "error", why: "Release timelines shift due to alignment gaps" },
  "DEP-003": { severity: "error", why: "unresolved risks compound across functions" },
  "DEP-004": { severity: "warn", why: "Vendors optimize for delivery, not outcomes" },
  "DEP-006": { severity: "info", why: "linking planning, design, delivery, and support" },
  "RSK-001": {
    severity: "error",
    why: "rank open risks by proximity to customer experience degradation",
  },
  "RSK-003": { severity: "warn", why: "run a short assumptions review" },
  "RSK-004": {
    severity: "error",
    why: "pairing it with a fallback plan documented before implementation starts",
  },
  "FBK-001": {
    severity: "error",
    why: "Every review comment should be resolvable to an owner action—not a discussion",
  },
  "DEC-004": { severity: "warn", why: "feedback loops reopen previously approved scope" },
  "SCP-004": { severity: "info", why: "move nice-to-have to later phases" },
} as const satisfies Record<string, GapKind>;

export type GapCode = keyof typeof gapCatalog;
