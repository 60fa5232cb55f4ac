/** Saves what is on the board as a JSON file of the API's content format. */
import { contentOf } from "#lib/board/content.ts";
import type { Board } from "#lib/board/model.ts";

export function exportContent(title: string, board: Board): void {
  const json = JSON.stringify(contentOf(board), null, 2);
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileNameOf(title)}.json`;
  link.click();
  // The download has taken its copy by the next minute.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as a file name that every system takes. */
export const fileNameOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 80) || "board";
