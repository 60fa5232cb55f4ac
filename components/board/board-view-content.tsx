/** The view the address asks for. The map, which most people open, comes with the page; others bring their own code. */
"use client";

import dynamic from "next/dynamic";
import { BoardCanvas } from "#components/canvas/board-canvas.tsx";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import type { BoardViewName } from "./board-view.ts";
import type { WidthClass } from "./use-width-class.ts";
import { ViewLoading } from "./view-loading.tsx";

const Outline = dynamic(
  () => untilLoaded(() => import("#components/outline/outline.tsx")).then((module) => module.Outline),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

const NeedsView = dynamic(
  () =>
    untilLoaded(() => import("#components/dependencies/needs-view.tsx")).then((module) => module.NeedsView),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

const Heatmap = dynamic(
  () => untilLoaded(() => import("#components/heatmap/heatmap.tsx")).then((module) => module.Heatmap),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

const Rounds = dynamic(
  () => untilLoaded(() => import("#components/rounds/rounds.tsx")).then((module) => module.Rounds),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

const Requests = dynamic(
  () => untilLoaded(() => import("#components/changes/requests.tsx")).then((module) => module.Requests),
  {
    ssr: false,
    loading: ViewLoading,
  },
);

export function BoardViewContent({ view, width }: { view: BoardViewName; width: WidthClass }) {
  switch (view) {
    case "map":
      return <BoardCanvas />;
    case "outline":
      return <Outline width={width} />;
    case "needs":
      return <NeedsView />;
    case "heatmap":
      return <Heatmap width={width} />;
    case "rounds":
      return <Rounds />;
    case "requests":
      return <Requests />;
  }
}
