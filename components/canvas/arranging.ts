/** Arranging the selected cards: lining up, spreading, holding in place, grouping. Each is one undo step. */
import { oneStep } from "#components/board/one-step.ts";
import { toast } from "#components/ui/toast.tsx";
import { type Alignment, type Axis, align, distribute } from "#lib/canvas/align.ts";
import { type Rect, unionOf } from "#lib/canvas/geometry.ts";
import { restack, type StackMove } from "#lib/canvas/restack.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";

/** Room for the group's title above its cards. */
const groupTitlePx = 30;
const groupMarginPx = 18;

const stackWords: Record<StackMove, { done: string; already: string }> = {
  forward: { done: "Brought forward", already: "Nothing lies over it" },
  backward: { done: "Sent backward", already: "Nothing lies under it" },
  front: { done: "Brought to front", already: "At the front already" },
  back: { done: "Sent to back", already: "At the back already" },
};

export function createArranging({ session, scene }: CanvasParts, actions: CanvasActions) {
  const { commands, store } = session;
  const views = () => store.getBoard().layout.views;

  function selectedBoxes(): Map<string, Rect> {
    const { cards } = scene.get();
    const boxes = new Map<string, Rect>();
    for (const id of actions.selectedNodes()) {
      const card = cards.get(id);
      if (card && !card.isTucked && !views().get(id)?.pinned) boxes.set(id, card.box);
    }
    return boxes;
  }

  function place(least: number, needs: string, arranged: (boxes: Map<string, Rect>) => Map<string, Rect>) {
    if (!actions.mayEdit()) return;
    const boxes = selectedBoxes();
    if (boxes.size < least) {
      toast(needs, { id: "canvas-refusal" });
      return;
    }
    actions.drop(arranged(boxes));
  }

  return {
    align: (alignment: Alignment) =>
      place(2, "Select two or more cards to line them up.", (boxes) => align(boxes, alignment)),
    distribute: (axis: Axis) =>
      place(3, "Select three or more cards to spread them evenly.", (boxes) => distribute(boxes, axis)),

    /** Held cards stay where they are: dragging, nudging and tidying up pass them over. */
    togglePin() {
      const ids = actions.selectedNodes();
      if (ids.length === 0 || !actions.mayEdit()) return;
      const isHeld = ids.every((id) => views().get(id)?.pinned);
      oneStep(session, "togglePin", () => {
        for (const id of ids) commands.setView(id, { pinned: isHeld ? null : true });
      });
      actions.announce(isHeld ? "Can be moved again" : "Held in place");
    },

    /** Over or under other cards; a step goes past the next one that it overlaps. */
    restack(move: StackMove) {
      const chosen = new Set(actions.selectedNodes());
      if (chosen.size === 0 || !actions.mayEdit()) return;
      const orders = restack({ scene: scene.flush(), chosen, move });
      if (orders.size === 0) {
        actions.announce(stackWords[move].already);
        return;
      }
      oneStep(session, "restack", () => {
        for (const [id, order] of orders) commands.setView(id, { order });
      });
      actions.announce(stackWords[move].done);
    },

    /** A frame around the selected cards that moves with them. */
    group() {
      const ids = actions.selectedNodes();
      const { cards, bands } = scene.get();
      const around = unionOf(ids.flatMap((id) => cards.get(id)?.box ?? []));
      const [highest] = bands;
      if (!around || !highest || !actions.mayEdit()) return;
      // In the lane of its highest card, which it can't stand out of at the top.
      const band = bands.findLast((lane) => lane.top <= around.y) ?? highest;
      const x = Math.max(0, around.x - groupMarginPx);
      const y = Math.max(0, around.y - groupTitlePx - band.top);
      const w = around.x + around.w + groupMarginPx - x;
      const h = around.y + around.h + groupMarginPx - band.top - y;
      const made = oneStep(session, "group", () => {
        const group = commands.addNode({
          kind: "GROUP",
          title: "Group",
          laneId: band.laneId,
          at: { x, y },
          w,
          h,
        });
        if (!group.ok) return group;
        // A new card makes way for those that stand there; a frame goes around them.
        commands.resizeNode(group.value, { x, y, w, h });
        for (const id of ids) commands.setView(id, { parentId: group.value });
        return group;
      });
      const id = actions.accepted(made, `${ids.length} cards grouped`);
      if (id) {
        actions.select([id]);
        actions.rename(id);
      }
    },

    /** The frame goes, its cards stay. */
    ungroup() {
      const groups = actions.selectedNodes().filter((id) => store.getBoard().nodes.get(id)?.kind === "GROUP");
      if (groups.length === 0 || !actions.mayEdit()) return;
      const inside = [...views()].flatMap(([id, { parentId }]) =>
        parentId !== undefined && groups.includes(parentId) ? [id] : [],
      );
      if (actions.accepted(commands.remove(groups), "Group taken apart")) actions.select(inside);
    },
  };
}
