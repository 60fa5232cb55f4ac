/** Fill, outline and icon colour of each kind of card. */
import type { NodeKind } from "#lib/board/model.ts";
import type { Palette } from "./palette.ts";

export interface CardLook {
  readonly fill: string;
  readonly stroke: string;
  readonly icon: string;
  readonly dash?: readonly number[];
  /** What is written on the fill; absent where the usual colours can be read. */
  readonly ink?: string;
  /** The outline is so many times as thick. */
  readonly weight?: number;
}

export function cardLook(kind: NodeKind, palette: Palette, isQuiet = false): CardLook {
  const look = plainLook(kind, palette);
  if (!isQuiet) return look;
  return { ...look, fill: palette["surface-card"], stroke: palette["border-1"], icon: palette["text-3"] };
}

function plainLook(kind: NodeKind, palette: Palette): CardLook {
  const step = palette["kind-step"];
  switch (kind) {
    case "DECISION":
      return {
        fill: palette["surface-card"],
        stroke: palette["border-control"],
        icon: palette["kind-decision"],
      };
    case "EXCEPTION":
      return {
        fill: palette["path-exception-bg"],
        stroke: palette["path-exception"],
        icon: palette["path-exception-text"],
        dash: [5, 3],
      };
    case "FALLBACK":
      return {
        fill: palette["path-fallback-bg"],
        stroke: palette["path-fallback"],
        icon: palette["path-fallback-text"],
      };
    case "SYSTEM":
      return {
        fill: palette["kind-system-bg"],
        stroke: palette["kind-system"],
        icon: palette["kind-system"],
      };
    case "DATA_ASSET":
      return { fill: palette["kind-data-bg"], stroke: palette["kind-data"], icon: palette["kind-data"] };
    case "OUTCOME":
      return {
        fill: palette["path-happy-bg"],
        stroke: palette["path-happy"],
        icon: palette["path-happy-text"],
      };
    case "NOTE":
      return { fill: palette["kind-note-bg"], stroke: "transparent", icon: step };
    case "GROUP":
      return { fill: "transparent", stroke: palette["border-control"], icon: step, dash: [2, 4] };
    default:
      return { fill: palette["surface-card"], stroke: palette["border-card"], icon: step };
  }
}
