/** The words of the risk scale with the numbers behind them. */
import { detectionWords, extentWords, likelihoodWords } from "#components/board/domain-words.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { percentWords } from "./flow-shares.ts";

/** "Possible · 15 % (8–25 %)" */
export const likelihoodChoices = (scale: RiskScale) =>
  withNumbers(likelihoodWords, (word) => {
    const { point, low, high } = scale.likelihood[word];
    return `${percentWords(point)} (${percentWords(low).replace(" %", "")}–${percentWords(high)})`;
  });

/** "Many journeys · 25 %" */
export const extentChoices = (scale: RiskScale) =>
  withNumbers(extentWords, (word) => percentWords(scale.extent[word]));

/** "An alert · 4 h" */
export const detectionChoices = (scale: RiskScale) =>
  withNumbers(detectionWords, (word) => `${scale.hoursToContain[word]} h`);

function withNumbers<T extends string>(
  words: Record<T, string>,
  number: (word: T) => string,
): Record<T, string> {
  const entries = (Object.entries(words) as [T, string][]).map(([key, word]) => [
    key,
    `${word} · ${number(key)}`,
  ]);
  return Object.fromEntries(entries);
}
