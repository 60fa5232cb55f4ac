/** The view the address asks for; each comes with its own code. */
"use client";

import dynamic from "next/dynamic";
import type { BoardViewName } from "./board-view.ts";
import type { WidthClass } from "./use-width-class.ts";
import { ViewLoading } from "./view-loading.tsx";

const BoardCanvas = dynamic(
  () => import("#components/canvas/board-canvas.tsx").then((module) => module.BoardCanvas),
  { ssr: false, loading: ViewLoading },
);
const Outline = dynamic(() => import("#components/outline/outline.tsx").then((module) => module.Outline), {
  ssr: false,
  loading: ViewLoading,
});

export function BoardViewContent({ view, width }: { view: BoardViewName; width: WidthClass }) {
  return view === "outline" ? <Outline width={width} /> : <BoardCanvas />;
}
