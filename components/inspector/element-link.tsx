/** The name of a card as a link: a click selects it and shows it on the map. */
"use client";

import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { titleOrKind } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";

/** Selects an element here and brings it into view. */
export function useGoToElement(): (id: string, showIds?: readonly string[]) => void {
  const { view } = useBoardSession();
  return (id, showIds = [id]) => {
    view.set({ selection: new Set([id]), focusId: undefined });
    view.get().canvas?.zoomTo(showIds);
  };
}

export function NodeLink({ nodeId, className }: { nodeId: string; className?: string }) {
  const node = useBoard((board) => board.nodes.get(nodeId));
  const goTo = useGoToElement();
  if (!node) return null;
  return (
    <button
      type="button"
      onClick={() => goTo(nodeId)}
      title={titleOrKind(node)}
      className={`-ml-1 flex h-7 min-w-0 items-center gap-1.5 rounded-r2 px-1 text-left hover:bg-hover pointer-coarse:h-11 ${className ?? ""}`}
    >
      <KindIcon kind={node.kind} />
      <span className="min-w-0 truncate">{titleOrKind(node)}</span>
    </button>
  );
}
