/** Shows what a thread is about: on the map beside it (on a phone the comments make way), or where there is no map, by choosing the element. */
"use client";

import { useBoardSession } from "#components/board/board-session.tsx";
import { useWidthClass } from "#components/board/use-width-class.ts";
import type { Thread } from "#lib/contracts/threads.ts";

export function useGoToThread(): (thread: Pick<Thread, "anchor">) => void {
  const { view } = useBoardSession();
  const isCovered = useWidthClass() === "phone";
  return ({ anchor }) => {
    const { canvas } = view.get();
    if (isCovered) view.set({ comments: undefined });
    if (anchor.type === "POINT") canvas?.centerOn?.(anchor);
    else if (canvas) canvas.zoomTo([anchor.id]);
    else view.set({ selection: new Set([anchor.id]) });
  };
}
