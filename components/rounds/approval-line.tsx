/** What one person has to approve in a round and what they signed: their words, and what has changed since. */
"use client";

import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  History,
  type LucideIcon,
  Undo2,
} from "lucide-react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Round, RoundApproval } from "#lib/contracts/rounds.ts";
import type { Verdict } from "#lib/rounds/round-state.ts";
import { type RoundTone, verdictWords } from "./round-words.ts";
import { SinceSigned } from "./since-signed.tsx";

export interface Approver {
  userId: string;
  name: string;
  /** The lanes and flows they approve, by name. */
  parts: readonly string[];
  /** Their newest signature, withdrawn or not. */
  approval: RoundApproval | undefined;
}

/** One for each person, in the order of their names. */
export function approversOf({ required, approvals }: Pick<Round, "required" | "approvals">): Approver[] {
  const byId = new Map<string, Approver>();
  for (const { approver, about, scope } of required) {
    const { userId, name } = approver;
    const known = byId.get(userId);
    const part = about || (scope.type === "LANE" ? "an unnamed lane" : "an untitled flow");
    const approval = approvals.findLast(({ by }) => by.userId === userId);
    byId.set(userId, { userId, name, approval, parts: [...(known?.parts ?? []), part] });
  }
  return [...byId.values()];
}

interface Look {
  icon: LucideIcon;
  words: string;
  tone: RoundTone;
}

const verdictLooks: Record<Verdict, Omit<Look, "words">> = {
  APPROVE: { icon: CircleCheck, tone: "ok" },
  APPROVE_WITH_CONDITIONS: { icon: CircleCheck, tone: "ok" },
  REQUEST_CHANGES: { icon: CircleX, tone: "bad" },
  ABSTAIN: { icon: CircleMinus, tone: "stale" },
};

function lookOf(approval: RoundApproval | undefined, isClosed: boolean): Look {
  if (!approval)
    return { icon: CircleDashed, words: isClosed ? "Didn't sign" : "Not signed yet", tone: "stale" };
  if (approval.validity === "WITHDRAWN") return { icon: Undo2, words: "Withdrawn", tone: "stale" };
  if (approval.validity === "STALE") {
    const { length } = approval.changes;
    return {
      icon: History,
      words: `Stale: ${length} ${length === 1 ? "change" : "changes"} since`,
      tone: "risk",
    };
  }
  return { ...verdictLooks[approval.verdict], words: verdictWords[approval.verdict].done };
}

export interface ApprovalLineProps {
  approver: Approver;
  isClosed: boolean;
  /** False where they stand elsewhere: in the form of whoever is to sign again. */
  hasChanges: boolean;
}

export function ApprovalLine({ approver, isClosed, hasChanges }: ApprovalLineProps) {
  const { memberColors } = useBoardSession();
  const { userId, name, parts, approval } = approver;
  const { icon: Icon, words, tone } = lookOf(approval, isClosed);
  const isStanding = approval && approval.validity !== "WITHDRAWN";
  return (
    <li className="flex gap-2.5 py-2.5">
      <Avatar name={name} color={memberColors[userId]} size={22} isDecorative className="mt-px" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{name}</span>
          <span className="min-w-0 text-ink-3">{parts.join(", ")}</span>
          <Pill tone={tone} icon={<Icon strokeWidth={2.2} aria-hidden />} className="ml-auto">
            {words}
          </Pill>
        </p>
        {isStanding && (
          <>
            <p className="text-12 text-ink-3">
              {approval.validity === "STALE" && `${verdictWords[approval.verdict].done} `}
              <RelativeTime at={approval.at} />
            </p>
            <Conditions approval={approval} />
            {hasChanges && <SinceSigned approval={approval} />}
          </>
        )}
      </div>
    </li>
  );
}

function Conditions({ approval: { conditions } }: { approval: RoundApproval }) {
  if (conditions.length === 0) return null;
  return (
    <ul className="mt-1 list-disc pl-4 text-ink-2">
      {conditions.map((condition) => (
        <li key={condition} className="break-words">
          {condition}
        </li>
      ))}
    </ul>
  );
}
