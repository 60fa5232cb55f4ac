/** Copying cards and pasting: cards of ours with the edges between them, rows of a spreadsheet, lines of text. */
import { oneStep } from "#components/board/one-step.ts";
import type { NodePatch } from "#lib/board/commands/board-commands.ts";
import { columnPitch, laneMargin, rowPitch } from "#lib/board/free-place.ts";
import { type LaneBand, noLane } from "#lib/board/geometry.ts";
import { type Clip, clipboardType, clipOf, clipText, parseClip } from "#lib/canvas/clipboard.ts";
import { centerOf, type Point, unionOf } from "#lib/canvas/geometry.ts";
import { type PastedRow, pasteRows as rowsIn } from "#lib/canvas/paste-rows.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";

export function createPasting({ session, scene, viewport }: CanvasParts, actions: CanvasActions) {
  const { commands, view } = session;
  const { mayEdit, select, announce, laneHere } = actions;
  const board = () => session.store.getBoard();
  const bandOf = (laneId: string | undefined) => scene.get().bands.find((band) => band.laneId === laneId);

  function clip(): Clip | undefined {
    const { cards } = scene.get();
    const boxes = new Map([...cards].map(([id, card]) => [id, card.box]));
    return clipOf(board(), boxes, view.get().selection);
  }

  /**
   * New cards of the same form with the edges between them, one undo step: around the point, else beside the
   * originals in their lanes, else (copied from another board) in the middle of the view.
   */
  function paste(copied: Clip, at?: Point) {
    if (!mayEdit()) return;
    const around = unionOf(copied.nodes.map((node) => node.box));
    if (!around) return;
    const isFromHere = copied.nodes.every(({ laneId }) => laneId !== undefined && board().lanes.has(laneId));
    const middle = at ?? centerOf(viewport.visible());
    const ids = oneStep(session, "paste", () =>
      !at && isFromHere
        ? pasteAt(copied, freeOffset(copied), (node) => bandOf(node.laneId))
        : pasteAt(
            copied,
            { x: middle.x - centerOf(around).x, y: middle.y - centerOf(around).y },
            ({ box }, offset) => laneHere(centerOf(box).y + offset.y),
          ),
    );
    select(ids);
    announce(ids.length === 1 ? "Card pasted" : `${ids.length} cards pasted`);
  }

  /** By whole columns and rows, the nearest first, to where the copies cover no card of their lanes. */
  function freeOffset({ nodes }: Clip): Point {
    const { obstacles } = scene.get();
    const isFree = (offset: Point) =>
      nodes.every(({ laneId, box }) => {
        const wanted = { ...box, x: box.x + offset.x, y: box.y + offset.y };
        return !obstacles.within(wanted).some((id) => board().nodes.get(id)?.laneId === laneId);
      });
    return pasteOffsets.find(isFree) ?? { x: 0, y: rowPitch };
  }

  function pasteAt(
    copied: Clip,
    offset: Point,
    bandFor: (node: Clip["nodes"][number], offset: Point) => LaneBand | undefined,
  ): string[] {
    const made = new Map<string, string>();
    for (const copy of copied.nodes) {
      const { id, box, ...node } = copy;
      const band = bandFor(copy, offset);
      if (!band) continue;
      const place = {
        x: Math.max(0, box.x + offset.x),
        y: Math.max(laneMargin, box.y + offset.y - band.top),
      };
      const added = commands.addNode({
        kind: node.kind,
        title: node.title,
        laneId: band.laneId,
        at: place,
        w: box.w,
        h: box.h,
      });
      if (!added.ok) continue;
      made.set(id, added.value);
      const { kind, title, laneId, acceptance, ownerId, checkpointId, ...fields } = node;
      const { people, checkpoints } = board();
      const patch: NodePatch = withoutUndefined({
        ...fields,
        ...(ownerId && people.has(ownerId) && { ownerId }),
        ...(checkpointId && checkpoints.has(checkpointId) && { checkpointId }),
      });
      commands.updateNode(added.value, patch);
      for (const { id: _, text, ...criterion } of acceptance) {
        commands.addAcceptance(added.value, { text, ...withoutUndefined(criterion) });
      }
    }
    for (const edge of copied.edges) {
      const [sourceId, targetId] = [made.get(edge.sourceId), made.get(edge.targetId)];
      if (!sourceId || !targetId) continue;
      const joined = commands.connect({
        sourceId,
        targetId,
        cls: edge.cls,
        ...(edge.type && { type: edge.type }),
      });
      if (!joined.ok) continue;
      const { guard, isDefault, share, strength, criticality } = edge;
      commands.updateEdge(joined.value, {
        guard,
        isDefault,
        strength,
        criticality,
        ...(share !== undefined && { share }),
      });
    }
    return [...made.values()];
  }

  /**
   * A card each, side by side in the lane that the row names, else in the lane at the point; the owner is set when
   * one person on the board has that name. One undo step.
   */
  function pasteRows(rows: readonly PastedRow[], at?: Point) {
    if (rows.length === 0 || !mayEdit()) return;
    const middle = at ?? centerOf(viewport.visible());
    const { lanes, people } = board();
    const laneNamed = byName(lanes);
    const personNamed = byName(people);
    const here = laneHere(middle.y) ?? scene.get().bands.find((band) => band.laneId !== noLane);
    const ids = oneStep(session, "pasteRows", () => {
      const fallbackId = here?.laneId ?? addedLane();
      let column = 0;
      return rows.flatMap(({ title, kind, description, lane, owner }) => {
        const laneId = (lane && laneNamed(lane)) ?? fallbackId;
        if (laneId === undefined) return [];
        const top = bandOf(laneId)?.top ?? middle.y - laneMargin;
        const y = laneId === here?.laneId ? Math.max(laneMargin, middle.y - top) : laneMargin;
        const place = { x: Math.max(0, middle.x + column++ * columnPitch), y };
        const added = commands.addNode({ kind, title, laneId, at: place });
        if (!added.ok) return [];
        if (description) commands.setText("nodes", added.value, "description", description);
        const ownerId = owner && personNamed(owner);
        if (ownerId) commands.updateNode(added.value, { ownerId });
        return [added.value];
      });
    });
    select(ids);
    announce(ids.length === 1 ? "Card pasted" : `${ids.length} cards pasted`);
  }

  function addedLane(): string | undefined {
    const lane = commands.addLane({ name: "Customer", kind: "CUSTOMER" });
    return lane.ok ? lane.value : undefined;
  }

  /** The selected cards as the clipboard takes them; undefined when none is selected. */
  function copied(): { clip: Clip; formats: readonly (readonly [type: string, data: string])[] } | undefined {
    const now = clip();
    if (!now) return undefined;
    const formats = [
      [clipboardType, JSON.stringify(now)],
      ["text/plain", clipText(now)],
    ] as const;
    return { clip: now, formats };
  }

  /** Cards of ours; anything else as rows of a spreadsheet or lines of text. */
  function pasteFrom(formats: ReadonlyMap<string, string>, at?: Point) {
    const ours = parseClip(formats.get(clipboardType) ?? "");
    if (ours) paste(ours, at);
    else pasteRows(rowsIn(formats.get("text/plain") ?? ""), at);
  }

  return { clip, copied, paste, pasteFrom, pasteRows };
}

/** The id of the one element with a name; undefined for none and for several. */
function byName(elements: ReadonlyMap<string, { name: string }>): (name: string) => string | undefined {
  const ids = new Map<string, string | undefined>();
  for (const [id, { name }] of elements) {
    const key = name.trim().toLowerCase();
    ids.set(key, ids.has(key) ? undefined : id);
  }
  return (name) => ids.get(name.trim().toLowerCase());
}

/** Where copies are tried beside their originals: the next column, the next row, and so on outwards. */
const pasteOffsets: readonly Point[] = Array.from({ length: 8 }, (_, i) => i + 1).flatMap((ring) =>
  Array.from({ length: ring + 1 }, (_, down) => ({ x: (ring - down) * columnPitch, y: down * rowPitch })),
);

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

const withoutUndefined = <T extends object>(fields: T): Partial<Defined<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Defined<T>
  >;
