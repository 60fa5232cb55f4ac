/** What reading a document left out, or noticed: the board is shown without it, a person can look into it. */
import type { BoardMapName } from "./board-doc.ts";

export type FindingCode =
  /** The whole element can't be read, or one of its ends is gone. */
  | "element-dropped"
  /** A field has a value it can't have. */
  | "field-dropped"
  /** The document holds a field that this version doesn't know. */
  | "field-unknown"
  /** A text is longer than it may be: the rest isn't shown. */
  | "text-cut"
  /** A reference to something that isn't on the board. */
  | "reference-dropped"
  /** A chain of parents that leads back to itself. */
  | "cycle-broken"
  /** Kept as it is, though it breaks a rule of the domain (§3). */
  | "rule-broken";

export interface ReadFinding {
  readonly code: FindingCode;
  readonly map: BoardMapName;
  readonly id: string;
  readonly field?: string;
  /** For a person: what it is about. */
  readonly message: string;
}
