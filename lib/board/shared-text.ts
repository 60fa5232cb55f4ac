/** The shared text behind a field, for an editor that follows other people's typing character by character. */
import * as Y from "yjs";
import { type BoardMapName, boardDoc } from "./board-doc.ts";

/** Absent when the element is gone or has no text there yet. `meta` ignores the id. */
export function sharedText(
  doc: Y.Doc,
  { map, id, field }: { map: Exclude<BoardMapName, "layout">; id: string; field: string },
): Y.Text | undefined {
  const element = map === "meta" ? boardDoc(doc).meta : boardDoc(doc)[map].get(id);
  const text = element instanceof Y.Map ? element.get(field) : undefined;
  return text instanceof Y.Text ? text : undefined;
}
