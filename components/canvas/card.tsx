/**
 * One card of the map: its form, title, owner and checkpoint, with marks on its border. Knows nothing but its id;
 * what it shows comes from stores, so that only the card that changed renders again.
 */
"use client";

import { Goal, Pin, Unplug, Zap } from "lucide-react";
import { memo, useContext } from "react";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { checkpointLabel } from "#lib/canvas/checkpoint-label.ts";
import { hasMeta } from "#lib/canvas/describe-node.ts";
import type { CardScene } from "#lib/canvas/scene.ts";
import { shortTitle } from "#lib/canvas/short-title.ts";
import { innerLines, paddingOf, silhouette } from "#lib/canvas/silhouette.ts";
import { useCanvas, useLayers, useScene, useUi, useView } from "./canvas-context.tsx";
import { CardRings } from "./card-rings.tsx";
import { FlowFocusContext } from "./flow-focus-context.ts";
import { TitleEditor } from "./title-editor.tsx";

export interface CardProps {
  id: string;
}

/** React Flow passes positions and flags along; none of them matters to the face of a card. */
export const Card = memo(CardFace, (before, after) => before.id === after.id);

function CardFace({ id }: CardProps) {
  const card = useScene((scene) => scene.cards.get(id), sameFace);
  const tier = useLayers((layers) => layers.tier);
  const isDragged = useUi((ui) => ui.drag?.boxes.has(id) ?? false);
  const focus = useContext(FlowFocusContext);
  const CardMarks = useUi((ui) => ui.overlay?.CardMarks);
  const risk = useUi((ui) => ui.overlay?.riskOf(id));
  if (!card) return null;
  const { node, box } = card;
  const isQuiet = focus !== null && !focus.nodes.has(id);
  const step = focus ? focus.path.indexOf(id) + 1 : 0;
  return (
    <div
      className={classNames("tl-card", isQuiet && "is-quiet", isDragged && "is-dragged")}
      data-card={id}
      data-kind={node.kind}
      data-risk={isQuiet ? undefined : risk}
      style={{ width: box.w, height: box.h }}
    >
      {card.isTucked ? (
        <span className="tl-tucked" title={node.title}>
          <KindIcon kind={node.kind} size={12} />
        </span>
      ) : (
        <>
          <Form kind={node.kind} w={box.w} h={box.h} />
          {tier === "full" && <FullFace card={card} />}
          {tier === "short" && <ShortFace card={card} />}
        </>
      )}
      {card.isHeld && !card.isTucked && (
        <span className="tl-held" title="Held in place">
          <Pin size={10} strokeWidth={2} aria-hidden />
        </span>
      )}
      {step > 0 && focus?.isEditing && <span className="tl-step">{step}</span>}
      {CardMarks && !card.isTucked && <CardMarks id={id} tier={tier} isQuiet={isQuiet} />}
      <CardRings id={id} isTucked={card.isTucked} />
    </div>
  );
}

/** Position is React Flow's business; size, content and marks are the face. */
function sameFace(a: CardScene | undefined, b: CardScene | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.node === b.node &&
    a.box.w === b.box.w &&
    a.box.h === b.box.h &&
    a.owner === b.owner &&
    a.checkpoint === b.checkpoint &&
    a.foldedNeeds === b.foldedNeeds &&
    a.foldedExceptions === b.foldedExceptions &&
    a.raises === b.raises &&
    a.isTucked === b.isTucked &&
    a.isHeld === b.isHeld
  );
}

const Form = memo(function Form({ kind, w, h }: { kind: CardScene["node"]["kind"]; w: number; h: number }) {
  const outline = silhouette(kind, { w, h });
  const inner = innerLines(kind, { w, h });
  return (
    <svg className="tl-form" width={w} height={h} aria-hidden="true">
      <path className="tl-shade" d={outline} transform="translate(0 1.25)" />
      <path className="tl-outline" d={outline} />
      {inner && <path className="tl-inner" d={inner} />}
    </svg>
  );
});

function FullFace({ card }: { card: CardScene }) {
  const { id, node } = card;
  const isRenaming = useUi((ui) => ui.renamingId === id);
  const { top, side } = paddingOf(node.kind);
  const padding = `${top}px ${side}px 0`;
  return (
    <>
      <div className="tl-face" style={{ padding }}>
        <div className="tl-title">
          {node.kind !== "NOTE" && node.kind !== "GROUP" && (
            <KindIcon kind={node.kind} size={13} className="tl-icon" />
          )}
          {isRenaming ? (
            <TitleEditor id={id} />
          ) : (
            <b title={node.title}>{node.title || <span className="tl-untitled">Untitled</span>}</b>
          )}
        </div>
        {node.kind === "NOTE" && node.description && <div className="tl-note">{node.description}</div>}
      </div>
      {hasMeta(node.kind) && <Meta card={card} side={side} />}
      <FoldedMarks card={card} />
    </>
  );
}

function Meta({ card: { owner, checkpoint }, side }: { card: CardScene; side: number }) {
  return (
    <div className="tl-meta" style={{ left: side, right: side }}>
      <Avatar name={owner?.name} size={18} isDecorative />
      {checkpoint ? (
        <CheckpointChip checkpoint={checkpoint} />
      ) : (
        <span className="tl-none">No checkpoint</span>
      )}
    </div>
  );
}

function CheckpointChip({ checkpoint }: { checkpoint: NonNullable<CardScene["checkpoint"]> }) {
  const { baseline, target, unit } = checkpointLabel(checkpoint);
  return (
    <span className="tl-checkpoint" title={checkpoint.metric}>
      <Goal size={11} strokeWidth={2} aria-hidden />
      {baseline}
      <span className="tl-arrow">→</span>
      {target}
      {unit}
    </span>
  );
}

function FoldedMarks({ card }: { card: CardScene }) {
  const { session } = useCanvas();
  return (
    <>
      {card.foldedExceptions > 0 && (
        <button
          type="button"
          className="tl-mark tl-folded"
          tabIndex={-1}
          data-tag="unfold"
          title={`${card.foldedExceptions} folded ${card.foldedExceptions === 1 ? "exception" : "exceptions"}: show`}
          onClick={() => session.commands.setView(card.id, { collapsed: null })}
        >
          <Zap size={10} strokeWidth={2.2} aria-hidden />
          {card.foldedExceptions}
        </button>
      )}
      {card.foldedNeedsCount > 0 && (
        <span
          className={classNames("tl-mark tl-needs", card.raises && "is-narrow")}
          title={`Needs\n${card.foldedNeeds}`}
        >
          <Unplug size={10} strokeWidth={2} aria-hidden />
          {!card.raises && "needs "}
          {card.foldedNeedsCount}
        </span>
      )}
    </>
  );
}

function ShortFace({ card: { id, node } }: { card: CardScene }) {
  const isRenaming = useUi((ui) => ui.renamingId === id);
  const isLong = useView((view) => view.focusId === id);
  return (
    <div className={classNames("tl-short", node.kind === "GROUP" && "is-frame")}>
      {node.kind !== "NOTE" && node.kind !== "GROUP" && (
        <KindIcon kind={node.kind} size={24} className="tl-short-icon" />
      )}
      {isRenaming ? (
        <TitleEditor id={id} />
      ) : (
        <b title={node.title}>{isLong ? node.title : shortTitle(node.title)}</b>
      )}
    </div>
  );
}
