/**
 * What a board lacks before it may be trusted: every rule over one state of it. Pure, so that browser and server find
 * the same. O(cards + links) but for the risk score it needs.
 */
import { checkpointRules } from "./checkpoint-rules.ts";
import { dependencyRules } from "./dependency-rules.ts";
import { flowRules } from "./flow-rules.ts";
import type { Finding, Gap } from "./gap.ts";
import { type GapSeverity, gapCatalog } from "./gap-catalog.ts";
import { type GapFacts, type GapInput, gapFacts } from "./gap-facts.ts";
import { ownershipRules } from "./ownership-rules.ts";
import { reviewRules } from "./review-rules.ts";
import { riskRules } from "./risk-rules.ts";

const rules: readonly ((facts: GapFacts) => Finding[])[] = [
  ...ownershipRules,
  ...checkpointRules,
  ...flowRules,
  ...dependencyRules,
  ...riskRules,
  ...reviewRules,
];

const order: Record<GapSeverity, number> = { error: 0, warn: 1, info: 2 };

/** The gravest first, then by code and element; the same board gives the same list. */
export function findGaps(input: GapInput): Gap[] {
  const facts = gapFacts(input);
  return rules
    .flatMap((rule) => rule(facts))
    .map(completed)
    .sort(
      (a, b) =>
        order[a.severity] - order[b.severity] ||
        compare(a.code, b.code) ||
        compare(a.elementId ?? "", b.elementId ?? ""),
    );
}

const completed = ({ relatedIds = [], fixes = [], ...finding }: Finding): Gap => ({
  ...finding,
  relatedIds,
  fixes,
  ...gapCatalog[finding.code],
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
