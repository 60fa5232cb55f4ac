/** The view the address asks for; each comes with its own code. */
"use client";

import dynamic from "next/dynamic";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import type { BoardViewName } from "./board-view.ts";
import type { WidthClass } from "./use-width-class.ts";
import { ViewLoading } from "./view-loading.tsx";

const loadCanvas = () => untilLoaded(() => import("#components/canvas/board-canvas.tsx"));
// The map is what most people open: its code is asked for before the document is there.
if (typeof window !== "undefined") void loadCanvas();

const BoardCanvas = dynamic(() => loadCanvas().then((module) => module.BoardCanvas), {
  ssr: false,
  loading: ViewLoading,
});
const Outline = dynamic(
  () => untilLoaded(() => import("#components/outline/outline.tsx")).then((module) => module.Outline),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

export function BoardViewContent({ view, width }: { view: BoardViewName; width: WidthClass }) {
  return view === "outline" ? <Outline width={width} /> : <BoardCanvas />;
}
