/** Cards as the design has them, in the three tiers of detail, with the rings around them. */
import { checkpointLabel } from "#lib/canvas/checkpoint-label.ts";
import { hasMeta } from "#lib/canvas/describe-node.ts";
import { clamp, inflate, type Point } from "#lib/canvas/geometry.ts";
import type { CardScene } from "#lib/canvas/scene.ts";
import { shortTitle } from "#lib/canvas/short-title.ts";
import { innerLines, paddingOf, silhouette } from "#lib/canvas/silhouette.ts";
import { type CardLook, cardLook } from "./card-looks.ts";
import { drawIcon } from "./draw-icon.ts";
import type { Drawing } from "./drawing.ts";
import { farShape } from "./far-shape.ts";
import { initialsOf } from "./initials-of.ts";
import { personColor } from "./palette.ts";
import type { Type } from "./pen.ts";
import { wrapWords } from "./wrap-words.ts";

/** From afar: silhouettes, all of one look at once, but those whose place in the stack was chosen in that place. */
export function drawFarCards(drawing: Drawing, cards: readonly CardScene[]): void {
  // Thinner than most of a px on screen a white card would vanish.
  const width = clamp(drawing.k * 0.8, 1, 12);
  for (const { example, shapes } of farBatches(drawing, cards)) {
    const { fill, stroke, weight = 1 } = lookOf(drawing, example);
    drawing.pen.polygons(shapes, { fill, stroke: { color: stroke, width: width * weight } });
  }
  drawing.overlay?.drawFar(drawing, cards);
}

/** What is quieted stays so, whatever lies over it. */
function lookOf(drawing: Drawing, { id, node }: CardScene): CardLook {
  const { palette, overlay } = drawing;
  const isQuiet = isQuieted(drawing, id);
  const look = cardLook(node.kind, palette, isQuiet);
  return overlay && !isQuiet ? overlay.lookOf(id, look, palette) : look;
}

interface FarBatch {
  readonly example: CardScene;
  readonly shapes: (readonly Point[])[];
}

/** A list that is drawn again, as in a pan, keeps its batches: what draws them knows their shapes already. */
const knownBatches = new WeakMap<
  readonly CardScene[],
  { focus: Drawing["focus"]; overlay: Drawing["overlay"]; batches: readonly FarBatch[] }
>();

function farBatches(drawing: Drawing, cards: readonly CardScene[]): readonly FarBatch[] {
  const { focus, overlay } = drawing;
  const known = knownBatches.get(cards);
  if (known?.focus === focus && known.overlay === overlay) return known.batches;
  const batches = new Map<string, FarBatch>();
  for (const card of cards) {
    const { id, node, box, order } = card;
    const isQuiet = isQuieted(drawing, id);
    const key = `${node.kind}${isQuiet}${overlay?.levelOf(id) ?? ""}${order === undefined ? "" : id}`;
    const batch = batches.get(key) ?? { example: card, shapes: [] };
    batch.shapes.push(farShape(node.kind, box));
    batches.set(key, batch);
  }
  knownBatches.set(cards, { focus, overlay, batches: [...batches.values()] });
  return [...batches.values()];
}

export function drawCard(drawing: Drawing, card: CardScene): void {
  const { pen } = drawing;
  const look = lookOf(drawing, card);
  pen.within(card.box, 1, () => {
    if (card.isTucked) {
      drawTucked(drawing, card, look);
      return;
    }
    drawForm(drawing, card, look);
    if (drawing.tier === "full") drawFullFace(drawing, card, look);
    if (drawing.tier === "short") drawShortFace(drawing, card, look);
    if (card.isHeld) {
      const place = { x: card.box.w - 15, y: 4, size: 10, color: drawing.palette["text-3"] };
      drawIcon(pen, drawing.icons.marks.pin, place);
    }
    drawStep(drawing, card.id);
    drawing.overlay?.drawOn(drawing, card);
  });
}

/** What lies around cards that are selected, or that other people have selected. */
export function drawRings(drawing: Drawing, cardOf: (id: string) => CardScene | undefined): void {
  const { pen, palette, k, selection, rings, hoverId } = drawing;
  const own = { color: palette["select-ring"], width: 2 * clamp(k, 1, drawing.tier === "far" ? 8 : 2) };
  const ring = (id: string, stroke: { color: string; width: number }) => {
    const box = cardOf(id)?.box;
    if (box) pen.box(inflate(box, 5), 11, { stroke });
  };
  if (hoverId !== undefined && drawing.tier === "far")
    ring(hoverId, { color: palette["accent-border"], width: own.width });
  for (const [id, { color }] of rings)
    ring(id, { color: personColor(palette, color), width: own.width * 0.875 });
  if (drawing.tier !== "far") for (const id of selection) ring(id, own);
  else
    pen.polygons(
      [...selection].flatMap((id) => farRing(cardOf(id))),
      { stroke: own },
    );
  for (const [id, { color, flag }] of rings) {
    const box = cardOf(id)?.box;
    if (box) drawFlag(drawing, { x: box.x - 6, y: box.y - 6 }, flag, personColor(palette, color));
  }
}

/** Without its round corners, so that those of many cards are one stroke. */
function farRing(card: CardScene | undefined): (readonly Point[])[] {
  return card ? [farShape("STEP", inflate(card.box, 5))] : [];
}

const flagType: Type = { size: 11, weight: 500, spacing: 0 };

function drawFlag({ pen, k }: Drawing, at: Point, words: string, color: string): void {
  pen.within(at, clamp(k, 1, 3), () => {
    const w = pen.measure(words, flagType) + 12;
    pen.box({ x: 0, y: -17, w, h: 17 }, 4, { fill: color });
    pen.text(words, { x: 6, y: -4.5 }, { ...flagType, color: "#ffffff" });
  });
}

const isQuieted = ({ focus }: Drawing, id: string) => focus !== null && !focus.nodes.has(id);

const outlineWidth = ({ k }: Drawing) => clamp(k * 0.8, 1, 3);

function drawForm(drawing: Drawing, { id, node, box }: CardScene, look: CardLook): void {
  const { pen, palette } = drawing;
  const outline = silhouette(node.kind, box);
  const shadow = palette["shadow-color"];
  if (node.kind !== "GROUP" && !isQuieted(drawing, id)) {
    pen.within({ x: 0, y: 1.25 }, 1, () =>
      pen.path(outline, { fill: shadow, stroke: { color: shadow, width: 1.5 } }),
    );
  }
  const width = outlineWidth(drawing) * (look.weight ?? 1);
  const stroke = { color: look.stroke, width, ...(look.dash && { dash: look.dash }) };
  pen.path(outline, { fill: look.fill, stroke });
  const inner = innerLines(node.kind, box);
  if (inner) pen.path(inner, { stroke: { color: look.stroke, width: 1 } });
}

const titleType: Type = { size: 13, weight: 560, spacing: -0.012 };
const noteTitleType: Type = { size: 12, weight: 560, spacing: -0.012 };
const untitledType: Type = { size: 13, weight: 400, spacing: 0 };
const noteType: Type = { size: 12, weight: 400, spacing: 0 };
const metaType: Type = { size: 11, weight: 400, spacing: -0.01 };
const lineHeight = 16;

function drawFullFace(drawing: Drawing, card: CardScene, look: CardLook): void {
  const { pen, palette } = drawing;
  const { node, box } = card;
  const { top, side } = paddingOf(node.kind);
  const isNote = node.kind === "NOTE";
  const hasIcon = !isNote && node.kind !== "GROUP";
  if (hasIcon) {
    const shape = drawing.icons.kinds[node.kind];
    drawIcon(pen, shape, { x: side, y: top + 2, size: 13, color: look.icon });
  }
  const left = side + (hasIcon ? 19 : 0);
  const isQuiet = isQuieted(drawing, card.id);
  const type = node.title === "" || isQuiet ? untitledType : isNote ? noteTitleType : titleType;
  const color = look.ink ?? (node.title === "" || isQuiet ? palette["text-3"] : palette["text-1"]);
  const mostLines = isNote ? 3 : node.kind === "START" ? 1 : 2;
  const lines = wrapped(drawing, node.title || "Untitled", { width: box.w - left - side, mostLines, type });
  lines.forEach((line, i) => {
    pen.text(line, { x: left, y: top + i * lineHeight + 12.5 }, { ...type, color });
  });
  if (isNote && node.description) {
    drawNoteText(drawing, node.description, {
      x: left,
      y: top + lines.length * lineHeight + 1,
      w: box.w - left - side,
      h: box.h,
    });
  }
  if (hasMeta(node.kind)) drawMeta(drawing, card, { side, ink: look.ink });
  drawMarks(drawing, card);
}

function drawNoteText(
  drawing: Drawing,
  words: string,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): void {
  const mostLines = Math.max(1, Math.floor((h - y - 4) / lineHeight));
  const color = drawing.palette["text-2"];
  let line = 0;
  for (const paragraph of words.split("\n")) {
    if (line >= mostLines) return;
    for (const part of wrapped(drawing, paragraph, {
      width: w,
      mostLines: mostLines - line,
      type: noteType,
    })) {
      drawing.pen.text(part, { x, y: y + line * lineHeight + 12 }, { ...noteType, color });
      line += 1;
    }
  }
}

function drawMeta(
  drawing: Drawing,
  { id, box, owner, checkpoint }: CardScene,
  { side, ink }: { side: number; ink: string | undefined },
): void {
  const { pen, palette, icons } = drawing;
  const isQuiet = isQuieted(drawing, id);
  const y = box.h - 8 - 18;
  drawAvatar(drawing, owner?.name, { x: side, y, isQuiet });
  const left = side + 23;
  const baseline = y + 13;
  const quiet = ink ?? palette["text-3"];
  if (!checkpoint) {
    const color = ink ?? (isQuiet ? quiet : palette["broken-text"]);
    pen.text("No checkpoint", { x: left, y: baseline }, { ...metaType, color });
    return;
  }
  drawIcon(pen, icons.marks.goal, { x: left, y: y + 3.5, size: 11, color: quiet });
  const label = checkpointLabel(checkpoint);
  let x = left + 13;
  const say = (words: string, color: string) => {
    pen.text(words, { x, y: baseline }, { ...metaType, color });
    x += pen.measure(words, metaType) + 2;
  };
  const color = ink ?? (isQuiet ? quiet : palette["text-2"]);
  say(label.baseline, color);
  say("→", quiet);
  const [rest = ""] = wrapped(drawing, `${label.target}${label.unit}`, {
    width: Math.max(10, box.w - side - x),
    mostLines: 1,
    type: metaType,
  });
  say(rest, color);
}

interface AvatarPlace extends Point {
  isQuiet: boolean;
}

const avatarSize = 18;

/** A dashed empty one where nobody is named. */
export function drawAvatar(
  { pen, palette, icons, colorOfPerson }: Drawing,
  name: string | undefined,
  place: AvatarPlace,
): void {
  const box = { x: place.x, y: place.y, w: avatarSize, h: avatarSize };
  if (!name) {
    pen.box(inflate(box, -0.625), 9, {
      fill: palette["surface-card"],
      stroke: { color: palette.broken, width: 1.25, dash: [3, 2.5] },
    });
    const icon = { x: place.x + 3.5, y: place.y + 3.5, size: 11, color: palette.broken };
    drawIcon(pen, icons.marks.person, icon);
    return;
  }
  const fill = place.isQuiet ? palette.stale : personColor(palette, colorOfPerson(name));
  pen.box(box, 9, { fill });
  const type: Type = { size: 8, weight: 600, spacing: -0.02 };
  const words = initialsOf(name);
  const x = place.x + (avatarSize - pen.measure(words, type)) / 2;
  const color = place.isQuiet ? palette["surface-card"] : "#ffffff";
  pen.text(words, { x, y: place.y + 12 }, { ...type, color });
}

const tagType: Type = { size: 11, weight: 600, spacing: 0 };
const needsType: Type = { size: 11, weight: 400, spacing: 0 };

/** Tags on the lower border: what is folded away. */
function drawMarks(drawing: Drawing, card: CardScene): void {
  const { pen, palette, icons } = drawing;
  const { box, foldedExceptions, foldedNeedsCount, raises } = card;
  const y = box.h - 6;
  if (foldedExceptions > 0) {
    const words = `${foldedExceptions}`;
    const w = 10 + 10 + 3 + pen.measure(words, tagType) + 2;
    const color = palette["path-exception-text"];
    drawTag(drawing, { x: 14, y, w }, palette["path-exception-bg"], {
      color: palette["path-exception"],
      width: 1,
      dash: [3, 2],
    });
    drawIcon(pen, icons.marks.zap, { x: 20, y: y + 4, size: 10, color });
    pen.text(words, { x: 33, y: y + 13 }, { ...tagType, color });
  }
  if (foldedNeedsCount > 0) {
    const words = raises ? `${foldedNeedsCount}` : `needs ${foldedNeedsCount}`;
    const w = 12 + 10 + 4 + pen.measure(words, needsType) + 2;
    const x = box.w - (raises ? 6 : 10) - w;
    const color = palette["text-2"];
    drawTag(drawing, { x, y, w }, palette["surface-raised"], {
      color: palette["edge-needs-quiet"],
      width: 1,
    });
    drawIcon(pen, icons.marks.unplug, { x: x + 7, y: y + 4, size: 10, color });
    pen.text(words, { x: x + 21, y: y + 13 }, { ...needsType, color });
  }
}

function drawTag(
  { pen, palette }: Drawing,
  { x, y, w }: { x: number; y: number; w: number },
  fill: string,
  stroke: { color: string; width: number; dash?: readonly number[] },
): void {
  pen.box({ x: x - 2, y: y - 2, w: w + 4, h: 22 }, 11, { fill: palette["surface-canvas"] });
  pen.box({ x: x + 0.5, y: y + 0.5, w: w - 1, h: 17 }, 8.5, { fill, stroke });
}

/** The name of a frame stands over what it holds. */
function drawFrameName(drawing: Drawing, { node, box }: CardScene): void {
  const { pen, palette, k } = drawing;
  const width = (box.w - 16) / k;
  const [words = ""] = wrapped(drawing, node.title, { width, mostLines: 1, type: shortType });
  pen.within({ x: 8, y: 4 }, k, () =>
    pen.text(words, { x: 0, y: shortType.size }, { ...shortType, color: palette["text-1"] }),
  );
}

/** Short titles are drawn in this size at any zoom and scaled: another size of letters is dear to come by. */
const shortType: Type = { size: 11, weight: 580, spacing: -0.015 };
const quietShortType: Type = { ...shortType, weight: 400 };

function drawShortFace(drawing: Drawing, card: CardScene, look: CardLook): void {
  if (card.node.kind === "GROUP") {
    drawFrameName(drawing, card);
    return;
  }
  const { pen, palette, k, icons } = drawing;
  const { node } = card;
  const [w, h] = [card.box.w / k, card.box.h / k];
  const isQuiet = isQuieted(drawing, card.id);
  const type = isQuiet ? quietShortType : shortType;
  const { size } = type;
  // Below 44 % the words need the place of the icon; the silhouette says the kind.
  const hasIcon = k < 2.3 && node.kind !== "NOTE";
  const iconSize = size * 1.05;
  const iconWidth = hasIcon ? iconSize + 7 / k : 0;
  const pad = (node.kind === "DECISION" || node.kind === "OUTCOME" ? 20 : 12) / k;
  const width = w - 2 * pad - iconWidth;
  const lines = wrapped(drawing, shortTitle(node.title), { width, mostLines: 2, type });
  const leading = size * 1.17;
  const widest = Math.max(...lines.map((line) => pen.measure(line, type)));
  const left = (w - widest - iconWidth) / 2 + iconWidth;
  const top = (h - lines.length * leading) / 2;
  const color = look.ink ?? (isQuiet ? palette["text-3"] : palette["text-1"]);
  if (hasIcon) {
    const at = {
      x: (left - iconWidth) * k,
      y: ((h - iconSize) / 2) * k,
      size: iconSize * k,
      color: look.icon,
    };
    drawIcon(pen, icons.kinds[node.kind], at);
  }
  pen.within({ x: 0, y: 0 }, k, () => {
    lines.forEach((line, i) => {
      pen.text(line, { x: left, y: top + i * leading + size * 0.94 }, { ...type, color });
    });
  });
}

function drawTucked({ pen, icons }: Drawing, { node, box }: CardScene, look: CardLook): void {
  pen.box({ x: 0.5, y: 0.5, w: box.w - 1, h: box.h - 1 }, 9.5, {
    fill: look.fill,
    stroke: { color: look.stroke, width: 1 },
  });
  const place = { x: (box.w - 12) / 2, y: (box.h - 12) / 2, size: 12, color: look.icon };
  drawIcon(pen, icons.kinds[node.kind], place);
}

function drawStep({ pen, palette, focus }: Drawing, id: string): void {
  const step = focus?.isEditing ? focus.path.indexOf(id) + 1 : 0;
  if (step === 0) return;
  const words = `${step}`;
  const w = Math.max(20, pen.measure(words, tagType) + 10);
  pen.box({ x: -10, y: -11, w: w + 4, h: 24 }, 12, { fill: palette["surface-canvas"] });
  pen.box({ x: -8, y: -9, w, h: 20 }, 10, { fill: palette.accent });
  const x = -8 + (w - pen.measure(words, tagType)) / 2;
  pen.text(words, { x, y: 5 }, { ...tagType, color: palette["on-accent"] });
}

interface Lines {
  width: number;
  mostLines: number;
  type: Type;
}

const mostKnown = 20_000;
const known = new WeakMap<object, Map<string, readonly string[]>>();

/** Remembered by pen: measuring words is what drawing a card costs. */
function wrapped({ pen }: Drawing, words: string, { width, mostLines, type }: Lines): readonly string[] {
  const lines = known.get(pen) ?? new Map<string, readonly string[]>();
  known.set(pen, lines);
  const key = `${type.size} ${type.weight} ${Math.round(width)} ${mostLines} ${words}`;
  const found = lines.get(key);
  if (found) return found;
  const broken = wrapWords({ words, width, mostLines, measure: (part) => pen.measure(part, type) });
  if (lines.size >= mostKnown) lines.clear();
  lines.set(key, broken);
  return broken;
}
