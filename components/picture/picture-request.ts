/** What somebody wants a picture of, and how. */
import type { Board } from "#lib/board/model.ts";
import type { PictureWords } from "#lib/drawing/draw-picture.ts";
import type { Drawing } from "#lib/drawing/drawing.ts";
import type { PictureArea } from "#lib/drawing/picture-part.ts";

export interface PictureStyle {
  readonly theme: "light" | "dark";
  readonly background: "plain" | "transparent";
}

export interface PictureRequest extends PictureStyle {
  readonly board: Board;
  readonly area: PictureArea;
  /** Absent: without title, date and name. */
  readonly words?: PictureWords;
  readonly icons: Drawing["icons"];
  readonly colorOfPerson: Drawing["colorOfPerson"];
  /** Hears how far it is, in words. */
  readonly onStep?: (words: string) => void;
}

/** Whoever asks says what and how; the board, the icons and the colours of people are known here. */
export type RequestPicture = (
  wish: PictureStyle & { area: PictureArea; hasWords: boolean },
) => PictureRequest;

/** Why there is no picture, in words for whoever asked. */
export class NoPicture extends Error {}
