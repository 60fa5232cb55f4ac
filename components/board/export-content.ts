/** Saves what is on the board as a JSON file of the API's content format. */
import { contentOf } from "#lib/board/content.ts";
import type { Board } from "#lib/board/model.ts";
import { fileNameOf, saveFile } from "./save-file.ts";

export function exportContent(title: string, board: Board): void {
  const json = JSON.stringify(contentOf(board), null, 2);
  saveFile(new Blob([json], { type: "application/json" }), `${fileNameOf(title)}.json`);
}
