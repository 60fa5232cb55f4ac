/** The flows of the board: legend and filter in one, with share and a star on the top exception. */
"use client";

import { ChevronDown, Star, WandSparkles } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { flowKindWords } from "#components/board/domain-words.ts";
import { later } from "#components/board/later.tsx";
import { sameItems } from "#components/inspector/same-items.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { Board, Flow, FlowKind } from "#lib/board/model.ts";
import { sharePercent } from "#lib/canvas/edge-look.ts";
import { useCanvas, useUi, useView } from "./canvas-context.tsx";
import { ColourByButton, FilterButton, NewFlowButton, type NewFlowProps } from "./flow-bar-buttons.tsx";
import { FlowLine } from "./flow-line.tsx";

const NewFlow = later<NewFlowProps>({
  load: async () => (await import("./settled-canvas.tsx")).NewFlow,
  placeholder: ({ hasFlows, onPress }) => <NewFlowButton hasFlows={hasFlows} onClick={onPress} />,
});
const FilterMenu = later({
  load: async () => (await import("./settled-canvas.tsx")).FilterMenu,
  placeholder: ({ onPress }) => <FilterButton count={0} onClick={onPress} />,
});
const ColourBy = later({
  load: async () => (await import("./settled-canvas.tsx")).ColourBy,
  placeholder: ({ onPress }) => <ColourByButton onClick={onPress} />,
});
const ElementPin = later<{ id: string }>({
  load: async () => (await import("./settled-canvas.tsx")).ElementPin,
});

const kindOrder: Record<FlowKind, number> = { HAPPY: 0, EXCEPTION: 1, FALLBACK: 2, RECOVERY: 3 };

/** Happy paths first, then by share, the largest first. */
const orderedFlows = (board: Board): readonly Flow[] =>
  [...board.flows.values()].sort(
    (a, b) =>
      kindOrder[a.kind] - kindOrder[b.kind] || (b.share ?? 0) - (a.share ?? 0) || (a.id < b.id ? -1 : 1),
  );

export function FlowBar() {
  const flows = useBoard(orderedFlows, sameItems);
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
      <span className="tl-bar-space" />
      <FilterMenu />
      <ColourBy />
      {canEdit && <Tidy />}
    </div>
  );
}

function Tidy() {
  const { workshop } = useCanvas();
  const isEmpty = useBoard((board) => board.nodes.size === 0);
  return (
    <button
      type="button"
      className="tl-flow tl-tidy"
      aria-label="Tidy up"
      title="Tidy up (Ctrl Shift L)"
      disabled={isEmpty}
      onClick={() => workshop.use((shop) => void shop.tidyUp())}
    >
      <WandSparkles size={14} aria-hidden />
    </button>
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
      <ElementPin id={flow.id} />
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
