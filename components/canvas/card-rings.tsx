/** What lies around a card: focus, own selection with handles, and the rings and flags of other people. */
"use client";

import { memo, useCallback } from "react";
import { useOthersWith } from "#components/board/board-session.tsx";
import { firstName } from "#components/board/domain-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { crowdedSides, type HandleSide } from "#lib/canvas/crowded-sides.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";
import { useScene, useUi, useView } from "./canvas-context.tsx";

const sides = ["up", "right", "down", "left"] as const;
const noSides: readonly HandleSide[] = [];
const sameSides = (a: readonly HandleSide[], b: readonly HandleSide[]) => a.join() === b.join();
const corners = ["nw", "ne", "sw", "se"] as const;

export const CardRings = memo(function CardRings({ id, isTucked }: { id: string; isTucked: boolean }) {
  const isSelected = useView((view) => view.selection.has(id));
  const isAlone = useView((view) => view.selection.size === 1 && view.selection.has(id));
  const isFocused = useView((view) => view.focusId === id && view.selection.size === 0);
  const isHovered = useUi((ui) => ui.hoverId === id && !ui.drag && !ui.marquee);
  const isTarget = useUi((ui) => ui.link?.overId === id);
  const isRinging = useUi((ui) => ui.ringIds?.has(id) ?? false);
  const canEdit = useUi((ui) => ui.canEdit);
  const hasHandles = canEdit && !isTucked && (isHovered || isAlone);
  const crowded = useScene(
    useCallback((scene) => (hasHandles ? crowdedSides(scene, id) : noSides), [hasHandles, id]),
    sameSides,
  );
  return (
    <>
      {(isSelected || isTarget) && <span className="tl-ring" aria-hidden="true" />}
      {isFocused && <span className="tl-focus" aria-hidden="true" />}
      {isRinging && <span className="tl-ring tl-jump" aria-hidden="true" />}
      <RemoteRing id={id} />
      {hasHandles &&
        sides.map((side) => (
          <span
            key={side}
            className={classNames("tl-handle", `at-${side}`, crowded.includes(side) && "is-aside")}
            data-handle={side}
          />
        ))}
      {canEdit &&
        isAlone &&
        !isTucked &&
        corners.map((corner) => (
          <span key={corner} className={classNames("tl-resize", `at-${corner}`)} data-resize={corner} />
        ))}
    </>
  );
});

const sameRing = (a: Ring | undefined, b: Ring | undefined) =>
  a?.color === b?.color && a?.flag === b?.flag && a?.isTyping === b?.isTyping;

interface Ring {
  color: number;
  flag: string;
  isTyping: boolean;
}

function RemoteRing({ id }: { id: string }) {
  const ring = useOthersWith(
    useCallback((others) => ringOf(others, id), [id]),
    sameRing,
  );
  if (!ring) return null;
  const color = `var(--p-${ring.color})`;
  return (
    <>
      <span className="tl-remote" style={{ borderColor: color }} aria-hidden="true" />
      <span className="tl-flag" style={{ background: color }}>
        {ring.flag}
      </span>
      {ring.isTyping && <span className="tl-typing" style={{ background: color }} aria-hidden="true" />}
    </>
  );
}

const fieldWords: Record<string, string> = {
  title: "the title",
  description: "the description",
  trigger: "the trigger",
  customerMessage: "the customer message",
  ruleText: "the rule",
};

function ringOf(others: readonly RemotePresence[], id: string): Ring | undefined {
  const editor = others.find((other) => other.editing?.id === id);
  if (editor) {
    const field = fieldWords[editor.editing?.field ?? ""] ?? "this card";
    return {
      color: editor.user.color,
      flag: `${firstName(editor.user.name)} is editing ${field}`,
      isTyping: editor.editing?.field === "title",
    };
  }
  const holders = others.filter((other) => other.selection?.includes(id) || (other.drag && id in other.drag));
  const [first] = holders;
  if (!first) return undefined;
  // Somebody with two tabs open is still one.
  const flag = [...new Map(holders.map(({ user }) => [user.id, firstName(user.name)])).values()].join(", ");
  return { color: first.user.color, flag, isTyping: false };
}
