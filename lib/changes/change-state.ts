/** Where a change request stands, derived from the steps it has taken: nothing here is stored. */
export const changeSources = [
  "CAMPAIGN",
  "STAKEHOLDER",
  "VENDOR",
  "DEFECT",
  "REGULATION",
  "LEARNING",
] as const;
export type ChangeSource = (typeof changeSources)[number];

/**
 * - `ASSESSED`: its texts are written, and somebody is asked to decide.
 * - `APPLIED`: approved; its draft was merged into the board in the same moment.
 * - `REJECTED`: by whoever decides, or withdrawn by its author; with a reason.
 * - `REVERTED`: what it had applied was taken back.
 */
export const changeSteps = ["ASSESSED", "APPLIED", "REJECTED", "REVERTED"] as const;
export type ChangeStep = (typeof changeSteps)[number];
export const changeStates = ["DRAFT", ...changeSteps] as const;
export type ChangeState = (typeof changeStates)[number];

/** What has to be written before anybody can approve. */
export const assessmentTexts = [
  "predictedPostLaunchChanges",
  "sequenceValidationNote",
  "whatGivesWay",
] as const;
export type Assessment = Readonly<Record<(typeof assessmentTexts)[number], string>>;

/** The last step decides. Oldest first in. */
export const changeStateOf = (steps: readonly { readonly kind: ChangeStep }[]): ChangeState =>
  steps.at(-1)?.kind ?? "DRAFT";

/** Its draft can still be drawn on. */
export const isOpenChange = (state: ChangeState): boolean => state === "DRAFT" || state === "ASSESSED";

/** Those texts that are still empty. */
export const missingTexts = (assessment: Assessment): (typeof assessmentTexts)[number][] =>
  assessmentTexts.filter((name) => assessment[name].trim() === "");

/** What people call it: C-2. */
export const changeKey = (n: number): string => `C-${n}`;
