/**
 * What a person can do on the map, whichever way they ask for it (pointer, key or menu): commands on the board,
 * with refusals said in one line and each change told to screen readers.
 */
import type { BoardSession } from "#components/board/board-session.tsx";
import { kindWords, titleOrKind } from "#components/board/domain-words.ts";
import { oneStep } from "#components/board/one-step.ts";
import { toast } from "#components/ui/toast.tsx";
import type { LaneCards, NewConnected, NewEdge, NodeMove, Side } from "#lib/board/commands/board-commands.ts";
import { cardWidth, columnPitch, laneMargin, rowPitch } from "#lib/board/free-place.ts";
import { type LaneBand, laneAt, noLane } from "#lib/board/geometry.ts";
import type { Board, NodeKind } from "#lib/board/model.ts";
import { centerOf, clamp, type Point, type Rect } from "#lib/canvas/geometry.ts";
import { standardSize } from "#lib/canvas/silhouette.ts";
import type { Result } from "#lib/result.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import type { ExternalStore } from "./external-store.ts";
import type { SceneStore } from "./scene-store.ts";
import type { CanvasViewport } from "./viewport.ts";

export interface CanvasParts {
  session: BoardSession;
  ui: ExternalStore<CanvasUi>;
  scene: SceneStore;
  viewport: CanvasViewport;
}
export type CanvasActions = ReturnType<typeof createActions>;

export function createActions({ session, ui, scene, viewport }: CanvasParts) {
  const { commands, view, undo } = session;
  const board = () => session.store.getBoard();

  const announce = (text: string) => ui.set({ announcement: text });

  /** False, with the reason on screen, when nothing may be changed. */
  function mayEdit(): boolean {
    const { canEdit, refusal } = ui.get();
    if (!canEdit) {
      toast(refusal, { id: "canvas-refusal" });
      announce(refusal);
    }
    return canEdit;
  }

  /** The value of a command, or undefined with its refusal on screen. */
  function accepted<T>(result: Result<T>, said?: string): T | undefined {
    if (!result.ok) {
      toast(result.error.message, { id: "canvas-refusal" });
      announce(result.error.message);
      return undefined;
    }
    if (said) announce(said);
    return result.value;
  }

  const select = (ids: Iterable<string>) => view.set({ selection: new Set(ids), focusId: undefined });

  const selectedNodes = (): string[] => [...view.get().selection].filter((id) => board().nodes.has(id));

  /** The lane at a height of the board; undefined on a board without lanes. */
  function laneHere(y: number): LaneBand | undefined {
    return laneAt(
      scene.get().bands.filter((band) => band.laneId !== noLane),
      y,
    );
  }

  /** Where a card of this kind stands with its middle at the point: lane and place in it, in row and column. */
  function placeOf(kind: NodeKind, point: Point): { laneId?: string; at: Point } {
    const size = standardSize(kind);
    const band = laneHere(point.y);
    const at = rowPlace({ x: point.x - size.w / 2, y: point.y - size.h / 2 - (band?.top ?? 0) }, band);
    return { ...(band && { laneId: band.laneId }), at };
  }

  /** A new card with its middle at the point, in line with the rows of the lane, its title open for typing. */
  function addCard(kind: NodeKind, point: Point) {
    if (!mayEdit()) return;
    const { laneId = accepted(commands.addLane({ name: "Customer", kind: "CUSTOMER" })), at } = placeOf(
      kind,
      point,
    );
    if (laneId === undefined) return;
    const size = standardSize(kind);
    const id = accepted(commands.addNode({ kind, laneId, at, ...size }), `${kindWords[kind]} added`);
    if (id) startTyping(id);
  }

  /** At once, not with the next frame: whoever pressed N is typing already. */
  function startTyping(id: string) {
    view.set({ selection: new Set([id]), focusId: id, tool: "select" });
    ui.set({ renamingId: id, unnamedId: id });
    const box = scene.flush().cards.get(id)?.box;
    if (box) viewport.reveal(box);
  }

  /** A new card let go of while its title was still empty. */
  function takeBack(id: string) {
    if (ui.get().unnamedId !== id) return;
    ui.set({ unnamedId: undefined });
    if (!ui.get().canEdit) return;
    view.set({ selection: new Set(), focusId: undefined });
    accepted(commands.remove([id]), "New card taken back");
  }

  function addConnected(wish: NewConnected) {
    if (!mayEdit()) return;
    const made = accepted(commands.addConnected(wish), "Card added and connected");
    if (made) startTyping(made.nodeId);
  }

  /** Beside the selected card, else in the middle of the view; on an empty board at the very beginning. */
  function addCardInView(kind: NodeKind) {
    const { cards, bands } = scene.get();
    const selected = selectedNodes().at(-1);
    const box = selected === undefined ? undefined : cards.get(selected)?.box;
    if (box) addCard(kind, { x: box.x + box.w / 2 + columnPitch, y: centerOf(box).y });
    else if (cards.size === 0)
      addCard(kind, { x: firstColumn + cardWidth / 2, y: (bands[0]?.top ?? 0) + rowPitch / 2 });
    else addCard(kind, centerOf(viewport.visible()));
  }

  function connect(edge: NewEdge) {
    if (!mayEdit()) return;
    const id = accepted(commands.connect(edge), "Connected");
    if (id) select([id]);
  }

  function reconnect(id: string, ends: { sourceId?: string; targetId?: string }) {
    if (mayEdit()) accepted(commands.reconnect(id, ends), "Edge moved to another card");
  }

  /** What led there leads back; refused where the kinds of the cards allow only the one direction. */
  function reverse(id: string) {
    const edge = board().edges.get(id);
    if (!edge || !mayEdit()) return;
    const ends = { sourceId: edge.targetId, targetId: edge.sourceId };
    accepted(commands.reconnect(id, ends), "Edge turned round");
  }

  /** Below the given lane or at the end, its name open for typing. */
  function addLane(afterId?: string) {
    if (!mayEdit()) return;
    const id = accepted(
      commands.addLane({ name: "New lane", kind: "TEAM", ...(afterId !== undefined && { afterId }) }),
      "Lane added",
    );
    if (id) ui.set({ renamingId: id });
  }

  /** By the browser's own command, so that the cards get onto the clipboard as with the keys. */
  function copy(command: "copy" | "cut") {
    document.execCommand(command);
  }

  function remove(ids: readonly string[]) {
    if (ids.length === 0 || !mayEdit()) return;
    const { nodes, edges, lanes } = board();
    const removable = ids.filter((id) => nodes.has(id) || edges.has(id));
    for (const id of ids) if (lanes.has(id)) askToRemoveLane(id);
    if (removable.length === 0) return;
    const done = accepted(commands.remove(removable));
    if (!done) return;
    select([]);
    announce(removable.length === 1 ? "Deleted" : `${removable.length} elements deleted`);
  }

  const cardsIn = (laneId: string): string[] =>
    [...board().nodes.values()].filter((node) => node.laneId === laneId).map((node) => node.id);

  /** An empty lane goes at once; for one that holds cards a menu asks what becomes of them. */
  function askToRemoveLane(id: string) {
    if (cardsIn(id).length === 0) return removeLane(id);
    const top = scene.get().bands.find(({ laneId }) => laneId === id)?.top ?? 0;
    const { x, y } = viewport.toClient({ x: 0, y: top });
    const seen = viewport.toClient(viewport.visible());
    ui.set({
      menu: { kind: "lane-removal", id, at: { x: Math.max(x, seen.x), y: Math.max(y, seen.y) + 24 } },
    });
  }

  function removeLane(id: string, cards?: LaneCards) {
    if (!mayEdit()) return;
    const done = commands.removeLane(id, cards);
    accepted(done, "Lane deleted");
    if (done.ok) select([]);
  }

  function duplicate() {
    const ids = selectedNodes();
    if (ids.length === 0 || !mayEdit()) return;
    const copies = accepted(
      commands.duplicate(ids),
      ids.length === 1 ? "Duplicated" : `${ids.length} cards duplicated`,
    );
    if (copies) select(copies);
  }

  /** Copies at these places, the originals stay where they are. */
  function dropCopies(boxes: ReadonlyMap<string, Rect>) {
    const ids = [...boxes.keys()];
    const copies = oneStep(session, "duplicate", () => {
      const made = commands.duplicate(ids);
      if (made.ok)
        commands.moveNodes(movesTo(new Map(made.value.map((id, i) => [id, boxes.get(ids[i] ?? "")]))));
      return made;
    });
    const made = accepted(copies, ids.length === 1 ? "Duplicated" : `${ids.length} cards duplicated`);
    if (made) select(made);
  }

  /** Each card goes to the lane its middle is in: responsibility follows. */
  function movesTo(boxes: ReadonlyMap<string, Rect | undefined>): NodeMove[] {
    const moves: NodeMove[] = [];
    for (const [id, box] of boxes) {
      if (!box) continue;
      const band = laneHere(centerOf(box).y);
      const y = clamp(box.y - (band?.top ?? 0), 0, (band?.height ?? 0) + laneMargin);
      moves.push({ id, ...(band && { laneId: band.laneId }), x: Math.max(0, box.x), y });
    }
    return moves;
  }

  function drop(boxes: ReadonlyMap<string, Rect>) {
    const moves = movesTo(boxes);
    const before = new Map([...boxes.keys()].map((id) => [id, board().nodes.get(id)?.laneId]));
    accepted(commands.moveNodes(moves), movedWords(moves, before));
  }

  function movedWords(moves: readonly NodeMove[], before: ReadonlyMap<string, string | undefined>): string {
    const moved = moves.find(({ id, laneId }) => laneId !== undefined && before.get(id) !== laneId);
    const lane = moved?.laneId === undefined ? undefined : board().lanes.get(moved.laneId);
    return lane ? `Moved to ${lane.name}` : "Moved";
  }

  /** The selected cards that can be moved, with those inside selected groups; held and tucked ones stay. */
  function movableBoxes(): Map<string, Rect> {
    const { cards } = scene.get();
    const { views } = board().layout;
    const boxes = new Map<string, Rect>();
    for (const id of withGrouped(selectedNodes(), views)) {
      const card = cards.get(id);
      if (card && !card.isTucked && !views.get(id)?.pinned) boxes.set(id, card.box);
    }
    return boxes;
  }

  function nudge(dx: number, dy: number) {
    if (selectedNodes().length === 0 || !mayEdit()) return;
    const boxes = movableBoxes();
    if (boxes.size === 0) {
      announce("Held in place");
      return;
    }
    drop(new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }])));
  }

  function createInDirection(direction: Side) {
    const fromId = selectedNodes().at(-1) ?? view.get().focusId;
    if (fromId && board().nodes.has(fromId)) addConnected({ fromId, side: direction });
  }

  /** Tab while a title is typed: the next step to the right. */
  const addNext = (fromId: string) => addConnected({ fromId, side: "right" });

  function rename(id: string) {
    if (!mayEdit()) return;
    const { nodes, lanes } = board();
    if (!nodes.has(id) && !lanes.has(id)) return;
    ui.set({ renamingId: id });
  }

  function togglePathStep(flowId: string, nodeId: string) {
    const flow = board().flows.get(flowId);
    if (!flow || !mayEdit()) return;
    const path = flow.path.at(-1) === nodeId ? flow.path.slice(0, -1) : [...flow.path, nodeId];
    const node = board().nodes.get(nodeId);
    accepted(
      commands.setPath(flowId, path),
      node && `${titleOrKind(node)}: step ${path.length} of ${flow.name}`,
    );
  }

  /** Ends clicking a path together: all flows show again, and a flow without cards is taken back. */
  function finishPath() {
    const flow = board().flows.get(ui.get().pathFlowId ?? "");
    ui.set({ pathFlowId: undefined });
    view.set({ flowId: undefined });
    if (!flow || !ui.get().canEdit) return;
    if (flow.path.length > 0) announce(`${flow.name || "Flow"}: path done`);
    else accepted(commands.remove([flow.id]), "Flow without cards removed");
  }

  return {
    accepted,
    addCard,
    addCardInView,
    addConnected,
    addLane,
    addNext,
    announce,
    connect,
    copy,
    createInDirection,
    drop,
    dropCopies,
    duplicate,
    finishPath,
    laneHere,
    mayEdit,
    movableBoxes,
    nudge,
    placeOf,
    reconnect,
    remove,
    removeLane,
    rename,
    reverse,
    select,
    selectedNodes,
    takeBack,
    togglePathStep,
    undo: () => mayEdit() && undo.undo(),
    redo: () => mayEdit() && undo.redo(),
  };
}

/** Ids with those of the cards inside groups among them, at any depth. */
function withGrouped(ids: readonly string[], views: Board["layout"]["views"]): ReadonlySet<string> {
  const all = new Set(ids);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const [id, { parentId }] of views) if (parentId !== undefined && all.has(parentId)) all.add(id);
  }
  return all;
}

/** Left edge of the first column. */
const firstColumn = 8;
/** A click this near to a column means the column. */
const columnReachPx = 40;

/** On the nearest row of the lane, and on a column if one is near. Relative to the lane. */
function rowPlace({ x, y }: Point, band: LaneBand | undefined): Point {
  const lastRow = Math.max(0, Math.round(((band?.height ?? rowPitch) - rowPitch) / rowPitch));
  const row = clamp(Math.round((y - laneMargin) / rowPitch), 0, lastRow);
  const column = firstColumn + Math.max(0, Math.round((x - firstColumn) / columnPitch)) * columnPitch;
  return {
    x: Math.abs(column - x) <= columnReachPx ? column : Math.max(0, x),
    y: laneMargin + row * rowPitch,
  };
}
