/** What is measured: a page with a canvas on it. Everything but these few calls is done by pointer, wheel and keys. */
import type { Page } from "@playwright/test";
import type { PlainGraph } from "./plain-graph.ts";

export const subjectNames = ["throughline", "raw canvas", "react flow", "tldraw", "excalidraw"] as const;
export type SubjectName = (typeof subjectNames)[number];

/** A point of the board lies at `point × zoom + (x, y)` px of the window. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export interface Subject {
  readonly name: SubjectName;
  /** Only what opening it takes is measured. */
  readonly isOpenedOnly?: boolean;
  /** Held while framing with the pointer. */
  readonly marqueeKey?: string;
  /** Opens the page on a board of the graph and resolves with ms from navigation until it is drawn and reacts. */
  open(page: Page, graph: PlainGraph): Promise<number>;
  view(page: Page): Promise<View>;
  fit(page: Page): Promise<void>;
  zoomTo(page: Page, zoom: number): Promise<void>;
  /** Somebody else moves these cards `hertz` times a second, until the returned function is called. */
  moveRemotely(page: Page, cardIds: readonly string[], hertz: number): Promise<() => Promise<void>>;
}
