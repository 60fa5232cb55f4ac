/**
 * The numbers behind the words of a risk (domain §6). They are ratio scales: a workspace may put others in their place,
 * and a snapshot keeps those that were in force.
 */
import type { detections, extents, harms, likelihoods, Risk, readinesses } from "#lib/board/model.ts";

/** A probability with the range it is believed to lie in, each 0–1. */
export interface Probability {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

type Bins<Words extends readonly string[], Value = number> = Readonly<Record<Words[number], Value>>;

export interface RiskScale {
  /** That it happens at least once in the window. */
  readonly likelihood: Bins<typeof likelihoods, Probability>;
  /** Share of the exposed journeys that are hit while it lasts, 0–1. */
  readonly extent: Bins<typeof extents>;
  /** Hours until it is noticed and contained. */
  readonly hoursToContain: Bins<typeof detections>;
  /** Points for one customer; 1 is cosmetic. */
  readonly harm: Bins<typeof harms>;
  /** What is left of the harm with a fallback this ready, 0–1. */
  readonly residual: Bins<typeof readinesses>;
  /** How much of a provider's failure reaches the one who needs it, 0–1. */
  readonly transmission: Readonly<Record<"HARD" | "SOFT", number>>;
}

export const standardScale: RiskScale = {
  likelihood: {
    RARE: { point: 0.01, low: 0.002, high: 0.02 },
    UNLIKELY: { point: 0.05, low: 0.02, high: 0.08 },
    POSSIBLE: { point: 0.15, low: 0.08, high: 0.25 },
    LIKELY: { point: 0.4, low: 0.25, high: 0.6 },
    EXPECTED: { point: 0.8, low: 0.6, high: 0.95 },
  },
  extent: { FEW: 0.01, SOME: 0.05, MANY: 0.25, ALL: 1 },
  hoursToContain: { ALERT: 4, SAME_DAY: 24, SUPPORT_TICKETS: 72, NONE: 336 },
  harm: {
    COSMETIC: 1,
    FRICTION: 4,
    CONTACT: 10,
    LOST_PURCHASE: 30,
    WRONG_MONEY_OR_ORDER: 60,
    LEGAL_OR_MASS: 100,
  },
  residual: { NONE: 1, DOCUMENTED: 0.7, BUILT: 0.4, REHEARSED: 0.15 },
  transmission: { HARD: 0.9, SOFT: 0.4 },
};

/** What one failure does by itself, before it travels. */
export interface FailureMode {
  readonly probability: Probability;
  /** Share of the window's exposed journeys that it hits when it happens: extent × time until it is contained. */
  readonly hit: number;
}

/**
 * The failure mode a risk describes; absent while its likelihood, extent or detection is open, and once it is closed.
 * One that has happened is certain. `windowDays` is the time the board looks at.
 */
export function failureMode(risk: Risk, scale: RiskScale, windowDays: number): FailureMode | undefined {
  const { p, extent, detection, status } = risk;
  if (status === "CLOSED" || p === undefined || extent === undefined || detection === undefined)
    return undefined;
  const lasting = Math.min(1, scale.hoursToContain[detection] / (windowDays * 24));
  const probability = status === "REALISED" ? certain : probabilityOf(p, scale);
  return { probability, hit: scale.extent[extent] * lasting };
}

const certain: Probability = { point: 1, low: 1, high: 1 };

/** A range somebody typed counts with its middle. */
function probabilityOf(p: NonNullable<Risk["p"]>, scale: RiskScale): Probability {
  if (typeof p === "string") return scale.likelihood[p];
  const [low, high] = p.lo <= p.hi ? [p.lo, p.hi] : [p.hi, p.lo];
  return { point: (low + high) / 2, low, high };
}
