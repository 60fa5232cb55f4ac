/** The tools down the left side, with undo, redo and the list of keys at the bottom. */
"use client";

import {
  CircleHelp,
  Database,
  Flag,
  Hand,
  type LucideIcon,
  MessageCircle,
  MousePointer2,
  Redo,
  Server,
  Spline,
  Split,
  SquarePlus,
  StickyNote,
  Undo,
  Undo2,
  Zap,
} from "lucide-react";
import { useSyncExternalStore } from "react";
import { kindWords } from "#components/board/domain-words.ts";
import type { Tool } from "#components/board/view-state.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { can } from "#lib/access/roles.ts";
import type { NodeKind } from "#lib/board/model.ts";
import { useCanvas, useUi, useView } from "./canvas-context.tsx";

const makers: readonly (readonly [NodeKind, LucideIcon])[] = [
  ["STEP", SquarePlus],
  ["DECISION", Split],
  ["EXCEPTION", Zap],
  ["FALLBACK", Undo2],
  ["SYSTEM", Server],
  ["DATA_ASSET", Database],
  ["OUTCOME", Flag],
  ["NOTE", StickyNote],
];

const shortcuts: Partial<Record<NodeKind, string>> = { STEP: "N", NOTE: "T" };

export function ToolRail() {
  const canEdit = useUi((ui) => ui.canEdit);
  const { ui, session } = useCanvas();
  const mayComment = session.connection !== undefined && can(session.role, "board.comment");
  return (
    <div className="tl-rail" role="toolbar" aria-label="Tools" aria-orientation="vertical">
      <ToolButton tool="select" label="Select" shortcut="V" icon={<MousePointer2 />} />
      <ToolButton tool="hand" label="Hand: drag the map" shortcut="H" icon={<Hand />} />
      {canEdit && (
        <>
          <hr />
          {makers.map(([kind, Icon]) => (
            <ToolButton
              key={kind}
              tool={{ add: kind }}
              label={`${kindWords[kind]}: click where it goes`}
              {...(shortcuts[kind] && { shortcut: shortcuts[kind] })}
              icon={<Icon />}
            />
          ))}
          <hr />
          <ToolButton tool="connect" label="Connect: drag from card to card" shortcut="A" icon={<Spline />} />
        </>
      )}
      {mayComment && <ToolButton tool="comment" label="Comment" shortcut="C" icon={<MessageCircle />} />}
      <span className="tl-rail-space" />
      {canEdit && <UndoButtons />}
      <IconButton
        size="lg"
        label="Keys"
        shortcut="?"
        tooltipSide="right"
        icon={<CircleHelp />}
        onClick={() => ui.set({ isHelpOpen: true })}
      />
    </div>
  );
}

const sameTool = (a: Tool, b: Tool) =>
  typeof a === "object" && typeof b === "object" ? a.add === b.add : a === b;

interface ToolButtonProps {
  tool: Tool;
  label: string;
  shortcut?: string;
  icon: React.ReactNode;
}

function ToolButton({ tool, label, shortcut, icon }: ToolButtonProps) {
  const { session, actions } = useCanvas();
  const isOn = useView((view) => sameTool(view.tool, tool));
  return (
    <IconButton
      size="lg"
      label={label}
      isPressed={isOn}
      tooltipSide="right"
      {...(shortcut ? { shortcut } : {})}
      icon={icon}
      onClick={(event) => {
        // Pressed by key there is no pointer to say where: the card goes beside the selected one.
        if (typeof tool === "object" && event.detail === 0) actions.addCardInView(tool.add);
        else session.view.set({ tool: isOn ? "select" : tool });
      }}
    />
  );
}

function UndoButtons() {
  const { session, actions } = useCanvas();
  const { undo } = session;
  const canUndo = useSyncExternalStore(undo.subscribe, () => undo.canUndo);
  const canRedo = useSyncExternalStore(undo.subscribe, () => undo.canRedo);
  return (
    <>
      <IconButton
        size="lg"
        label="Undo"
        shortcut="Ctrl Z"
        tooltipSide="right"
        icon={<Undo />}
        disabled={!canUndo}
        onClick={() => actions.undo()}
      />
      <IconButton
        size="lg"
        label="Redo"
        shortcut="Ctrl Y"
        tooltipSide="right"
        icon={<Redo />}
        disabled={!canRedo}
        onClick={() => actions.redo()}
      />
    </>
  );
}
