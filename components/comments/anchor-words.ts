/** What a thread is about, in words: the element as it is called now, or was when it was still there. */
import { type AnchoredElement, anchoredElement, type ElementAnchor } from "#lib/board/anchored-element.ts";
import type { Board } from "#lib/board/model.ts";
import type { Thread } from "#lib/contracts/threads.ts";

const unnamedWords: Record<ElementAnchor, string> = {
  NODE: "an untitled card",
  EDGE: "an edge",
  FLOW: "an untitled flow",
  LANE: "an unnamed lane",
  CHECKPOINT: "a checkpoint without a metric",
};

export interface AnchorWords {
  readonly text: string;
  /** The element was deleted; it can come back by undo or a snapshot. */
  readonly isGone: boolean;
}

export const elementWords = ({ type, name }: AnchoredElement): string => name.trim() || unnamedWords[type];

export function anchorWords(board: Board, { anchor, about }: Pick<Thread, "anchor" | "about">): AnchorWords {
  if (anchor.type === "POINT") return { text: "a place on the map", isGone: false };
  const element = anchoredElement(board, anchor.id);
  if (element) return { text: elementWords(element), isGone: false };
  return { text: about.trim() || unnamedWords[anchor.type], isGone: true };
}

export const sameWords = (a: AnchorWords, b: AnchorWords): boolean =>
  a.text === b.text && a.isGone === b.isGone;
