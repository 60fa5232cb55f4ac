/** What is asked of the layout in one go, by whoever works it out: a worker or the page itself. */
import type { Box } from "#lib/board/model.ts";
import { layoutBoard } from "./layout-board.ts";
import type { LayoutInput } from "./layout-input.ts";
import { layoutSelection } from "./layout-selection.ts";

export interface TidyRequest {
  readonly input: LayoutInput;
  /** Only these cards; absent for all. */
  readonly ids?: ReadonlySet<string> | undefined;
}

export const answerTidy = ({ input, ids }: TidyRequest): ReadonlyMap<string, Box> =>
  ids === undefined ? layoutBoard(input).boxes : layoutSelection(input, ids);
