/** What a rule found: where, in words that say what to do, and what one click can do about it. */
import type { GapCode, GapSeverity } from "./gap-catalog.ts";

/** One step that mends it, or leads to the place where a person can. */
export type GapFix =
  | { readonly kind: "assign-owner"; readonly elementId: string; readonly personId: string }
  | { readonly kind: "use-checkpoint"; readonly elementId: string; readonly checkpointId: string }
  | { readonly kind: "add-checkpoint"; readonly elementId: string; readonly metric: string }
  | { readonly kind: "add-exception"; readonly nodeId: string }
  /** With a way back into the flow, if there is a step to come back to. */
  | { readonly kind: "add-fallback"; readonly exceptionId: string; readonly rejoinId?: string }
  | { readonly kind: "connect-outcome"; readonly fallbackId: string; readonly outcomeId: string }
  | { readonly kind: "soften"; readonly edgeId: string }
  | { readonly kind: "reduce-risk"; readonly riskId: string }
  | { readonly kind: "move-to-later"; readonly nodeId: string }
  /** The conversation opens, to say what comes of it. */
  | { readonly kind: "answer-thread"; readonly threadId: string }
  /** Nothing a program could decide: the element opens. */
  | { readonly kind: "open"; readonly elementId: string };

export interface Gap {
  readonly code: GapCode;
  readonly severity: GapSeverity;
  /** A card, need, flow, lane, checkpoint, risk, assumption or person; null for the whole board. */
  readonly elementId: string | null;
  /** Others that take part, as in a circle. */
  readonly relatedIds: readonly string[];
  readonly message: string;
  readonly why: string;
  readonly fixes: readonly GapFix[];
}

/** What a rule says; the rest stands in the catalogue. */
export interface Finding {
  readonly code: GapCode;
  readonly elementId: string | null;
  readonly relatedIds?: readonly string[];
  readonly message: string;
  readonly fixes?: readonly GapFix[];
}
