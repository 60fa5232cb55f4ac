/** The flows of the board: legend and filter in one, with share and a star on the top exception. */
"use client";

import { ChevronDown, Plus, Star } from "lucide-react";
import { useState } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { flowKindWords } from "#components/board/domain-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { Board, Flow, FlowKind } from "#lib/board/model.ts";
import { sharePercent } from "#lib/canvas/edge-look.ts";
import { useCanvas, useUi, useView } from "./canvas-context.tsx";
import { NewFlowForm } from "./new-flow-form.tsx";

const kindOrder: Record<FlowKind, number> = { HAPPY: 0, EXCEPTION: 1, FALLBACK: 2, RECOVERY: 3 };

/** Happy paths first, then by share, the largest first. */
const orderedFlows = (board: Board): readonly Flow[] =>
  [...board.flows.values()].sort(
    (a, b) =>
      kindOrder[a.kind] - kindOrder[b.kind] || (b.share ?? 0) - (a.share ?? 0) || (a.id < b.id ? -1 : 1),
  );
const sameList = (a: readonly Flow[], b: readonly Flow[]) =>
  a.length === b.length && a.every((flow, i) => flow === b[i]);

export function FlowBar() {
  const flows = useBoard(orderedFlows, sameList);
  const canEdit = useUi((ui) => ui.canEdit);
  return (
    <div className="tl-flows">
      <fieldset className="tl-flow-list" aria-label="Flows">
        <AllFlows />
        {flows.map((flow) => (
          <FlowChip key={flow.id} flow={flow} />
        ))}
      </fieldset>
      {canEdit && <NewFlow hasFlows={flows.length > 0} />}
      <ColourBy />
    </div>
  );
}

function AllFlows() {
  const { actions } = useCanvas();
  const isOn = useView((view) => view.flowId === undefined);
  return (
    <button
      type="button"
      className={classNames("tl-flow", isOn && "is-on")}
      aria-pressed={isOn}
      onClick={actions.finishPath}
    >
      <b>All flows</b>
    </button>
  );
}

function FlowChip({ flow }: { flow: Flow }) {
  const { session, ui } = useCanvas();
  const isOn = useView((view) => view.flowId === flow.id);
  const menu = (x: number, y: number) => ui.set({ menu: { at: { x, y }, kind: "flow", id: flow.id } });
  return (
    <span className={classNames("tl-flow-chip", isOn && "is-on")}>
      <button
        type="button"
        className={classNames("tl-flow", isOn && "is-on")}
        aria-pressed={isOn}
        title={`${flowKindWords[flow.kind]}: ${flow.name}`}
        onClick={() => session.view.set({ flowId: isOn ? undefined : flow.id })}
        onContextMenu={(event) => {
          event.preventDefault();
          menu(event.clientX, event.clientY);
        }}
      >
        <FlowLine kind={flow.kind} />
        <b>{flow.name || "Untitled flow"}</b>
        {flow.share !== undefined && <span className="tl-share">{sharePercent(flow.share)}</span>}
        {flow.isTop && <Star size={11} strokeWidth={2} aria-label="top exception" />}
      </button>
      {isOn && (
        <button
          type="button"
          className="tl-flow-menu"
          aria-label={`Menu of ${flow.name || "flow"}`}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            menu(left, bottom + 4);
          }}
        >
          <ChevronDown size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

const looks: Record<FlowKind, string> = {
  HAPPY: "is-happy",
  EXCEPTION: "is-raises",
  FALLBACK: "is-falls-back",
  RECOVERY: "is-falls-back",
};

export function FlowLine({ kind }: { kind: FlowKind }) {
  return (
    <svg className={classNames("tl-edge tl-sample", looks[kind])} width="26" height="8" aria-hidden="true">
      <path d="M1.5 4H24.5" className="tl-line" />
    </svg>
  );
}

function NewFlow({ hasFlows }: { hasFlows: boolean }) {
  const { ui } = useCanvas();
  const [isOpen, setIsOpen] = useState(false);
  /** On to its cards: the keys go to the map, not back to the button that opened the form. */
  function focusMap(event: Event) {
    if (ui.get().pathFlowId === undefined) return;
    event.preventDefault();
    document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
  }
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger>
        <button type="button" className="tl-flow tl-new-flow" aria-label="New flow">
          <Plus size={14} aria-hidden />
          {!hasFlows && "Add a flow"}
        </button>
      </PopoverTrigger>
      <PopoverContent onCloseAutoFocus={focusMap}>
        <NewFlowForm onDone={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function ColourBy() {
  return (
    <Menu>
      <MenuTrigger>
        <button type="button" className="tl-flow tl-colour">
          Colour by <b>path</b>
          <ChevronDown size={12} aria-hidden />
        </button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>Colour by</MenuLabel>
        <MenuRadioGroup value="path">
          <MenuRadioItem value="path">Path</MenuRadioItem>
        </MenuRadioGroup>
        <Legend />
      </MenuContent>
    </Menu>
  );
}

/** What the lines mean; the same forms as on the map. */
function Legend() {
  const rows = [
    ["is-happy", "Happy path"],
    ["is-flow", "Other flow"],
    ["is-raises", "Raises an exception"],
    ["is-falls-back", "Falls back, rejoins"],
    ["is-needs is-strong", "Needs"],
    ["is-needs is-strong is-soft", "Needs, can do without"],
  ] as const;
  return (
    <div className="tl-legend">
      {rows.map(([look, words]) => (
        <MenuItem key={words} disabled>
          <svg className={classNames("tl-edge tl-sample", look)} width="26" height="8" aria-hidden="true">
            <path d="M1.5 4H24.5" className="tl-line" />
          </svg>
          <span>{words}</span>
        </MenuItem>
      ))}
    </div>
  );
}
