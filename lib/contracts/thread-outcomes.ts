/** What can come of a comment; apart from the schemas, which the browser doesn't carry. */
export const threadOutcomes = ["ACTION", "DECISION", "CHANGE", "BLOCKER", "NO_ACTION"] as const;
export type ThreadOutcomeKind = (typeof threadOutcomes)[number];
