/** Carries out the keys of the map (`lib/canvas/key-bindings.ts`). */
import { focusDetails } from "#components/inspector/focus-details.ts";
import { toast } from "#components/ui/toast.tsx";
import type { Side } from "#lib/board/commands/board-commands.ts";
import { columnPitch, rowPitch } from "#lib/board/free-place.ts";
import type { NodeKind } from "#lib/board/model.ts";
import { centerOf, type Point, type Rect } from "#lib/canvas/geometry.ts";
import { actionOf, type KeyAction } from "#lib/canvas/key-bindings.ts";
import { type Direction, spatialFocus } from "#lib/canvas/spatial-focus.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";
import { describeCard } from "./flow-nodes.ts";
import type { Gestures } from "./gestures.ts";
import type { Late } from "./late.ts";
import type { Workshop } from "./workshop.ts";

export interface KeyboardParts extends CanvasParts {
  actions: CanvasActions;
  workshop: Late<Workshop>;
  gestures: Gestures;
  fit: () => void;
  zoomTo: (ids: readonly string[]) => void;
}

const directionOf: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const step: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
const farFactor = 10;

/** An edge never leads back to its own card. */
const overOf = (id: string, fixedId: string) => (id === fixedId ? {} : { overId: id });

export function createKeyboard(parts: KeyboardParts) {
  const { session, ui, scene, viewport, actions, workshop, gestures } = parts;
  const { view } = session;
  /** Space was pressed and the pointer hasn't used it for panning. */
  let isSpaceFresh = false;

  const boxes = (): ReadonlyMap<string, Rect> =>
    new Map([...scene.get().cards].map(([id, card]) => [id, card.box] as const));

  const focused = () => actions.selectedNodes().at(-1) ?? view.get().focusId;

  function focus(id: string | undefined) {
    const card = id === undefined ? undefined : scene.get().cards.get(id);
    if (!card) return;
    view.set({ focusId: card.id });
    viewport.reveal(card.box);
    const { link } = ui.get();
    if (link)
      ui.set({
        link: {
          fixedId: link.fixedId,
          fixedEnd: link.fixedEnd,
          to: centerOf(card.box),
          ...overOf(card.id, link.fixedId),
        },
      });
    actions.announce(describeCard(card));
  }

  /** With a selection the arrows move it, otherwise they move the focus. */
  function arrow(direction: Direction, factor: number) {
    if (actions.selectedNodes().length > 0)
      actions.nudge(step[direction].x * factor, step[direction].y * factor);
    else focus(spatialFocus(boxes(), view.get().focusId, direction));
  }

  /** Along an edge: to what comes after (right, down) or before (left, up). */
  function walk(direction: Direction) {
    const from = focused();
    if (from === undefined) return;
    const isForward = direction === "right" || direction === "down";
    const ids = [...scene.get().edges.values()].flatMap(({ edge }) =>
      isForward
        ? edge.sourceId === from
          ? [edge.targetId]
          : []
        : edge.targetId === from
          ? [edge.sourceId]
          : [],
    );
    const near = new Map([...boxes()].filter(([id]) => id === from || ids.includes(id)));
    const next = spatialFocus(near, from, direction) ?? ids[0];
    if (next === undefined) return;
    if (view.get().selection.size > 0) actions.select([next]);
    focus(next);
  }

  /** With a card at hand the edge starts there and the arrows choose where it goes; otherwise it's the pointer's tool. */
  function startConnecting() {
    if (!actions.mayEdit()) return;
    const fixedId = focused();
    const card = fixedId === undefined ? undefined : scene.get().cards.get(fixedId);
    view.set({ tool: "connect", ...(card && { selection: new Set<string>(), focusId: card.id }) });
    if (!card) return;
    ui.set({ link: { fixedId: card.id, fixedEnd: "source", to: centerOf(card.box) } });
    actions.announce("Choose the other card with the arrows, Enter connects, Escape cancels");
  }

  /** Which kind of card comes next to the one at hand, asked where it will stand. */
  function chooseConnected(side: Direction) {
    const fromId = focused();
    const card = fromId === undefined ? undefined : scene.get().cards.get(fromId);
    if (!card || !actions.mayEdit()) return;
    const { x, y } = centerOf(card.box);
    const at = viewport.toClient({ x: x + step[side].x * columnPitch, y: y + step[side].y * rowPitch });
    ui.set({ picker: { at, fromId: card.id, side } });
  }

  function showDetails() {
    view.set({ inspectorOpen: true, isMapOnly: undefined });
    focusDetails();
  }

  /** Enter: ends a path, ends a connection, adds or comments with the tool in hand, or renames. */
  function confirm() {
    const { pathFlowId, link } = ui.get();
    if (view.get().tool === "comment") {
      const id = [...view.get().selection].at(-1) ?? view.get().focusId;
      return ui.set({ comment: { id, at: laneWordsAt(id) } });
    }
    if (pathFlowId) return actions.finishPath();
    const { tool } = view.get();
    if (typeof tool === "object") return actions.addCardInView(tool.add);
    if (link) {
      ui.set({ link: undefined });
      view.set({ tool: "select" });
      if (link.overId) actions.connect({ sourceId: link.fixedId, targetId: link.overId });
      return;
    }
    const id =
      focused() ?? [...view.get().selection].find((selected) => session.store.getBoard().lanes.has(selected));
    if (id) actions.rename(id);
  }

  /** On the board; undefined for what isn't a lane. */
  function laneWordsAt(id: string | undefined): Point | undefined {
    const band = scene.get().bands.find(({ laneId }) => laneId === id);
    return band && { x: viewport.visible().x, y: band.top + 20 };
  }

  function openMenu() {
    const { selection } = view.get();
    const id = [...selection].at(-1) ?? view.get().focusId;
    if (id === undefined) {
      ui.set({ menu: { kind: "map", at: viewport.toClient(centerOf(viewport.visible())) } });
      return;
    }
    const { cards, edges } = scene.get();
    const card = cards.get(id);
    const inLane = laneWordsAt(id);
    const kind = card ? "card" : inLane ? "lane" : "edge";
    const point = card ? { x: card.box.x + 20, y: card.box.y + card.box.h / 2 } : inLane;
    const at = point ?? edges.get(id)?.points[0];
    if (at) ui.set({ menu: { at: viewport.toClient(at), kind, id } });
  }

  function stepBack() {
    if (gestures.cancel()) return;
    if (ui.get().link) ui.set({ link: undefined });
    if (view.get().isMapOnly && view.get().selection.size === 0) return view.set({ isMapOnly: undefined });
    if (view.get().followedId) return view.set({ followedId: undefined });
    if (ui.get().pathFlowId) actions.finishPath();
    else if (view.get().tool !== "select") view.set({ tool: "select" });
    // The focus stays: the arrows go on from there.
    else if (view.get().selection.size > 0) view.set({ selection: new Set() });
    else if (view.get().isReachShown) view.set({ isReachShown: undefined });
    else if (view.get().flowId || view.get().filter) view.set({ flowId: undefined, filter: undefined });
    else view.set({ focusId: undefined });
  }

  function takeTool(kind: NodeKind) {
    if (!actions.mayEdit()) return;
    view.set({ tool: { add: kind } });
    actions.announce("Click where it goes, or press Enter. Escape cancels.");
  }

  const arrange = (work: (cards: Workshop["arranging"]) => void) =>
    workshop.use(({ arranging }) => work(arranging));

  const run: Record<KeyAction, (event: Pick<KeyboardEvent, "key">) => void> = {
    select: () => view.set({ tool: "select" }),
    hand: () => view.set({ tool: "hand" }),
    connect: startConnecting,
    comment: () => view.set({ tool: "comment" }),
    "new-card": () => actions.addCardInView("STEP"),
    undo: () => actions.undo(),
    redo: () => actions.redo(),
    duplicate: () => actions.duplicate(),
    "copy-picture": () => view.set({ picture: "copy" }),
    "select-all": () => actions.select(scene.get().cards.keys()),
    delete: () => actions.remove([...view.get().selection]),
    rename: confirm,
    "toggle-focused": () => {},
    reach: () => view.set({ isReachShown: view.get().isReachShown ? undefined : true }),
    escape: stepBack,
    arrow: (event) => arrow(directionOf[event.key] ?? "right", 1),
    "arrow-far": (event) => arrow(directionOf[event.key] ?? "right", farFactor),
    "create-connected": (event) => actions.createInDirection((directionOf[event.key] ?? "right") as Side),
    "choose-connected": (event) => chooseConnected(directionOf[event.key] ?? "right"),
    details: showDetails,
    walk: (event) => walk(directionOf[event.key] ?? "right"),
    fit: parts.fit,
    "zoom-selection": () => parts.zoomTo([...view.get().selection]),
    "zoom-100": () => viewport.zoomTo(1),
    "zoom-in": () => viewport.zoomStep(1),
    "zoom-out": () => viewport.zoomStep(-1),
    "map-only": () => view.set({ isMapOnly: view.get().isMapOnly ? undefined : true }),
    snapping() {
      const isSnapping = ui.get().isSnapping;
      ui.set({ isSnapping: !isSnapping });
      toast(isSnapping ? "Cards no longer snap" : "Cards snap to lines and rows again", { id: "snapping" });
    },
    note: () => takeTool("NOTE"),
    frame: () => takeTool("GROUP"),
    pin: () => arrange((cards) => cards.togglePin()),
    "tidy-up": () => workshop.use((shop) => void shop.tidyUp()),
    group: () => arrange((cards) => cards.group()),
    ungroup: () => arrange((cards) => cards.ungroup()),
    "align-left": () => arrange((cards) => cards.align("left")),
    "align-centre": () => arrange((cards) => cards.align("centre")),
    "align-right": () => arrange((cards) => cards.align("right")),
    "align-top": () => arrange((cards) => cards.align("top")),
    "align-middle": () => arrange((cards) => cards.align("middle")),
    "align-bottom": () => arrange((cards) => cards.align("bottom")),
    "distribute-x": () => arrange((cards) => cards.distribute("x")),
    "distribute-y": () => arrange((cards) => cards.distribute("y")),
    forward: () => arrange((cards) => cards.restack("forward")),
    backward: () => arrange((cards) => cards.restack("backward")),
    front: () => arrange((cards) => cards.restack("front")),
    back: () => arrange((cards) => cards.restack("back")),
    menu: openMenu,
    help: () => ui.set({ isHelpOpen: true }),
  };

  return {
    /** The action as if its key had been pressed. */
    perform: (action: KeyAction) => run[action]({ key: "" }),
    handleKeyDown(event: KeyboardEvent) {
      const { renamingId, earlyKeys = "" } = ui.get();
      if (renamingId !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        ui.set({ earlyKeys: earlyKeys + event.key });
        return;
      }
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      if (action === "toggle-focused") {
        if (!event.repeat) isSpaceFresh = true;
        ui.set({ isPanning: true });
        return;
      }
      run[action](event);
    },
    /** Space let go without panning selects the focused card, or lets go of it; it also makes a step of a path. */
    handleKeyUp(event: KeyboardEvent) {
      if (event.key !== " ") return;
      ui.set({ isPanning: false });
      const id = view.get().focusId;
      if (!isSpaceFresh || id === undefined) return;
      isSpaceFresh = false;
      const { pathFlowId } = ui.get();
      if (pathFlowId !== undefined) return actions.togglePathStep(pathFlowId, id);
      const { selection } = view.get();
      const isSelected = selection.has(id);
      view.set({
        selection: new Set(isSelected ? [...selection].filter((other) => other !== id) : [...selection, id]),
      });
      actions.announce(isSelected ? "Not selected" : "Selected");
    },
    /** The pointer used Space for panning. */
    spendSpace() {
      isSpaceFresh = false;
    },
  };
}
