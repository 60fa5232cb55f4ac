/** The words of the risk scale with the numbers behind them. */
import { detectionWords, extentWords, likelihoodWords } from "#components/board/domain-words.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { percentWords } from "./flow-shares.ts";

/** "Possible · 15 % (8–25 %)" */
export const likelihoodChoices = withNumbers(likelihoodWords, (word) => {
  const { point, low, high } = standardScale.likelihood[word];
  return `${percentWords(point)} (${percentWords(low).replace(" %", "")}–${percentWords(high)})`;
});

/** "Many journeys · 25 %" */
export const extentChoices = withNumbers(extentWords, (word) => percentWords(standardScale.extent[word]));

/** "An alert · 4 h" */
export const detectionChoices = withNumbers(
  detectionWords,
  (word) => `${standardScale.hoursToContain[word]} h`,
);

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
