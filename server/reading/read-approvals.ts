/** What an approval is to cover on a board as it is now, and what has become of those that were signed before. */
import { hashVersion } from "#lib/board/hash-board.ts";
import type { Board } from "#lib/board/model.ts";
import { coveredElements, type ReviewScope, signatureOf } from "#lib/rounds/covered-elements.ts";
import { type SignedElements, type SinceSigned, sinceSigned } from "#lib/rounds/signed-elements.ts";

/** What the ledger keeps of a signature. */
export interface KeptCoverage {
  /** Element id → hash of its meaning. */
  signature: Record<string, string>;
  /** The elements by id, as JSON. */
  elements: string;
  hashVersion: number;
}

export interface KeptApproval extends Omit<SignedElements, "elements"> {
  id: string;
  /** The elements by id, as JSON. */
  elements: string;
}

export function coverageOf(board: Board, scopes: readonly ReviewScope[]): KeptCoverage {
  const coverage = coveredElements(board, scopes);
  const elements = JSON.stringify(Object.fromEntries(coverage));
  return { signature: signatureOf(coverage), elements, hashVersion };
}

/** By approval id. */
export const sinceEachSigned = (board: Board, approvals: readonly KeptApproval[]): Map<string, SinceSigned> =>
  new Map(
    approvals.map(({ id, elements, ...signed }) => [
      id,
      sinceSigned(board, { ...signed, elements: JSON.parse(elements) as SignedElements["elements"] }),
    ]),
  );
