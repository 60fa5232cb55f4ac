/** A content as a `Board`, without a document of its own: for looking at a state that nobody edits. O(elements). */
import { parseLayoutKey } from "./board-doc.ts";
import {
  type Board,
  type BoardContent,
  type BoardLayout,
  type Box,
  entityMaps,
  type LaneBox,
  type ViewState,
} from "./model.ts";

/** The content has to be one that was read from a document, so that everything in it points at something. */
export function boardOfContent(content: BoardContent): Board {
  const maps = Object.fromEntries(entityMaps.map((map) => [map, new Map(Object.entries(content[map]))]));
  return { schema: content.schema, meta: content.meta, ...maps, layout: layoutOf(content) } as Board;
}

function layoutOf({ layout }: BoardContent): BoardLayout {
  const boxes = new Map<string, Box>();
  const lanes = new Map<string, LaneBox>();
  const views = new Map<string, ViewState>();
  for (const [key, value] of Object.entries(layout)) {
    const { id, holds } = parseLayoutKey(key);
    if (holds === "view") views.set(id, value as ViewState);
    else if ("x" in value) boxes.set(id, value);
    else if ("h" in value) lanes.set(id, value);
  }
  return { boxes, lanes, views };
}
