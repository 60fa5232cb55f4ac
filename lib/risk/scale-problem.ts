/** What is wrong with numbers that somebody puts behind the words of a risk, in a sentence; the API and forms ask it. */
import { detections, extents, harms, likelihoods, readinesses } from "#lib/board/model.ts";
import type { RiskScale } from "./risk-scale.ts";

const mostHours = 10_000;
const mostPoints = 1_000;
/** Below 1: what fails is felt less, the further away. */
const mostTransmitted = 0.99;

/** Undefined for a scale that can be used. */
export function scaleProblem(scale: RiskScale): string | undefined {
  const { likelihood, extent, hoursToContain, harm, residual, transmission } = scale;
  const likely = likelihoods.map((word) => likelihood[word]);
  const extentsInOrder = extents.map((word) => extent[word]);
  const hours = detections.map((word) => hoursToContain[word]);
  const points = harms.map((word) => harm[word]);
  const left = readinesses.map((word) => residual[word]);
  const reaching = [transmission.HARD, transmission.SOFT];
  const shares = [
    ...likely.flatMap(({ point, low, high }) => [point, low, high]),
    ...extentsInOrder,
    ...left,
  ];
  if (!shares.every((share) => isWithin(share, 0, 1))) return "A share lies between 0 and 100 %.";
  if (!reaching.every((share) => isWithin(share, 0, mostTransmitted)))
    return "What reaches who needs it lies between 0 and 99 %.";
  if (!hours.every((each) => each > 0 && each <= mostHours))
    return `Hours until it is contained lie above 0 and up to ${mostHours.toLocaleString("en")}.`;
  if (!points.every((each) => each > 0 && each <= mostPoints))
    return `Points of harm lie above 0 and up to ${mostPoints.toLocaleString("en")}.`;
  if (!likely.every(({ point, low, high }) => low <= point && point <= high))
    return "A usual likelihood lies between its least and its most.";
  const inOrder = { Likelihood: likely.map(({ point }) => point), "Journeys hit": extentsInOrder };
  for (const [name, values] of Object.entries({ ...inOrder, "Hours until contained": hours, Harm: points }))
    if (!isRising(values)) return `${name}: each word needs at least the number of the word before it.`;
  if (!isRising(left.toReversed())) return "A better prepared fallback can't leave more of the harm.";
  return undefined;
}

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;
const isRising = (values: readonly number[]): boolean =>
  values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
