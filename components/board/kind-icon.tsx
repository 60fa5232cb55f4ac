/** The icon of a kind of element in its colour; the same everywhere on the board's screens. */
import {
  ArrowRightLeft,
  Database,
  FileText,
  Flag,
  Group,
  type LucideIcon,
  Play,
  Server,
  Split,
  Square,
  StickyNote,
  Undo2,
  Zap,
} from "lucide-react";
import type { NodeKind } from "#lib/board/model.ts";

const icons: Record<NodeKind, LucideIcon> = {
  START: Play,
  STEP: Square,
  DECISION: Split,
  EXCEPTION: Zap,
  FALLBACK: Undo2,
  SYSTEM: Server,
  DATA_ASSET: Database,
  HANDOFF: ArrowRightLeft,
  WORK: FileText,
  OUTCOME: Flag,
  NOTE: StickyNote,
  GROUP: Group,
};

const colors: Partial<Record<NodeKind, string>> = {
  EXCEPTION: "var(--path-exception-text)",
  FALLBACK: "var(--path-fallback-text)",
  SYSTEM: "var(--kind-system)",
  DATA_ASSET: "var(--kind-data)",
  OUTCOME: "var(--path-happy-text)",
  DECISION: "var(--kind-decision)",
};

export const kindColor = (kind: NodeKind): string => colors[kind] ?? "var(--kind-step)";

export function KindIcon({
  kind,
  size = 13,
  className,
}: {
  kind: NodeKind;
  size?: number;
  className?: string;
}) {
  const Icon = icons[kind];
  return (
    <Icon
      size={size}
      strokeWidth={size < 14 ? 2 : 1.75}
      style={{ color: kindColor(kind) }}
      className={className ? `shrink-0 ${className}` : "shrink-0"}
      aria-hidden
    />
  );
}
