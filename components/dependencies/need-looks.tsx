/** The words and colours of how needs stand. */
import {
  Check,
  CircleX,
  Clock,
  type LucideIcon,
  MessageCircleQuestion,
  TriangleAlert,
  UserRound,
} from "lucide-react";
import { Pill, type PillTone } from "#components/ui/pill.tsx";
import type { NeedStatus } from "#lib/dependencies/need-status.ts";

interface NeedLook {
  word: string;
  tone: PillTone;
  icon: LucideIcon;
}

export const needLooks: Record<NeedStatus, NeedLook> = {
  DECLINED: { word: "Declined", tone: "bad", icon: CircleX },
  LATE: { word: "Too late", tone: "bad", icon: Clock },
  NO_OWNER: { word: "No owner", tone: "risk", icon: UserRound },
  UNANSWERED: { word: "Not answered", tone: "risk", icon: MessageCircleQuestion },
  COUNTERED: { word: "Another date", tone: "risk", icon: TriangleAlert },
  CONFIRMED: { word: "Confirmed", tone: "ok", icon: Check },
};

export function NeedPill({ status }: { status: NeedStatus }) {
  const { word, tone, icon: Icon } = needLooks[status];
  return (
    <Pill tone={tone} icon={<Icon strokeWidth={2.2} aria-hidden />}>
      {word}
    </Pill>
  );
}
