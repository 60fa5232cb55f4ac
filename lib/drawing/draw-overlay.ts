/** Marks on the map as a pen draws them: a card in the colour of its risk, on its border score, gaps and distance. */
import type { CardScene } from "#lib/canvas/scene.ts";
import type { RiskLevel } from "#lib/risk/risk-level.ts";
import type { CardLook } from "./card-looks.ts";
import type { Drawing, IconShape, Overlay } from "./drawing.ts";
import { type GapMark, hopWords, type MapMarks, type RiskMark } from "./map-marks.ts";
import type { Palette } from "./palette.ts";
import type { Type } from "./pen.ts";

/** It uses nothing of what draws the map, so that the map's own code stays in one piece. */
export const overlayOf = (marks: MapMarks): Overlay => ({
  levelOf: (cardId) => marks.risk?.get(cardId)?.level,
  lookOf: (cardId, usual, palette) =>
    marks.risk ? riskLook(usual, palette, marks.risk.get(cardId)?.level) : usual,
  drawOn: (drawing, card) => drawMarks(drawing, card, marks),
  drawFar: (drawing, cards) => marks.risk && drawFarScores(drawing, cards, marks.risk),
  isInCircle: (edgeId) => marks.circles?.has(edgeId) ?? false,
});

/** Cards without a score are plain, so that no other colour is taken for one; frames stay frames. */
function riskLook(usual: CardLook, palette: Palette, level: RiskLevel | undefined): CardLook {
  if (usual.fill === "transparent") return usual;
  const dash = usual.dash && { dash: usual.dash };
  if (level === undefined)
    return {
      fill: palette["surface-card"],
      stroke: palette["border-card"],
      icon: palette["text-3"],
      ...dash,
    };
  const ink = palette[`on-risk-${level}`];
  return {
    fill: palette[`risk-${level}`],
    stroke: palette["border-control"],
    icon: ink,
    ink,
    weight: level / 2,
    ...dash,
  };
}

function drawMarks(drawing: Drawing, { id, box, isTucked }: CardScene, marks: MapMarks): void {
  const { focus } = drawing;
  const hop = marks.hops?.get(id);
  if (hop) drawHops(drawing, hopWords(hop));
  if (isTucked || (focus && !focus.nodes.has(id))) return;
  const risk = marks.risk?.get(id);
  if (risk) drawScore(drawing, risk, box.w);
  const gaps = marks.gaps?.get(id);
  if (gaps) drawGaps(drawing, gaps, box.w);
}

/** Lucide's circle-x. */
const crossedCircle: IconShape = ["M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z", "M15 9l-6 6", "M9 9l6 6"];
const tagType: Type = { size: 11, weight: 600, spacing: 0 };
const tagHeight = 18;
/** Marks stand out over the upper border by as much; beside short titles there is less room. */
const risePx = 11;
const shortRisePx = 12;

/** Short titles grow as the map gets smaller, and so does what has to be read beside them. */
const scaleOf = ({ tier, k }: Drawing): number => (tier === "full" ? 1 : k);

function drawScore(drawing: Drawing, { level, words }: RiskMark, cardWidth: number): void {
  const { pen, palette } = drawing;
  const scale = scaleOf(drawing);
  const rise = drawing.tier === "full" ? risePx : shortRisePx;
  const ink = palette[`on-risk-${level}`];
  pen.within({ x: cardWidth / 2, y: -rise * scale }, scale, () => {
    const textWidth = pen.measure(words, tagType);
    const w = textWidth + 14;
    drawTag(drawing, { x: -w / 2, y: 0, w }, palette[`risk-${level}`], ink);
    pen.text(words, { x: -textWidth / 2, y: 13 }, { ...tagType, color: ink });
  });
}

function drawGaps(drawing: Drawing, { severity, count }: GapMark, cardWidth: number): void {
  const { pen, palette, icons, tier } = drawing;
  const isError = severity === "error";
  const fill = isError ? palette["broken-bg"] : palette["at-risk-bg"];
  const line = isError ? palette.broken : palette["at-risk"];
  if (tier === "short") {
    pen.within({ x: cardWidth, y: 0 }, drawing.k, () =>
      pen.box({ x: -7, y: -5, w: 10, h: 10 }, isError ? 2 : 5, {
        fill: line,
        stroke: { color: palette["surface-canvas"], width: 1.5 },
      }),
    );
    return;
  }
  const color = isError ? palette["broken-text"] : palette["at-risk-text"];
  const words = `${count}`;
  const w = 6 + 11 + 3 + pen.measure(words, tagType) + 6;
  const at = { x: cardWidth - 10 - w, y: -risePx, w };
  drawTag(drawing, at, fill, line);
  const shape = isError ? crossedCircle : icons.marks.warning;
  pen.within({ x: at.x + 6, y: at.y + 3.5 }, 11 / 24, () => {
    for (const line of shape) pen.path(line, { stroke: { color, width: 2, cap: "round" } });
  });
  pen.text(words, { x: at.x + 20, y: at.y + 13 }, { ...tagType, color });
}

function drawHops(drawing: Drawing, words: string): void {
  const { pen, palette } = drawing;
  const scale = scaleOf(drawing);
  pen.within({ x: 0, y: 0 }, scale, () => {
    const w = pen.measure(words, tagType) + 12;
    pen.box({ x: -12, y: -13, w: w + 4, h: tagHeight + 6 }, 12, { fill: palette["surface-canvas"] });
    pen.box({ x: -10, y: -11, w, h: tagHeight + 2 }, 10, { fill: palette.accent });
    pen.text(words, { x: -4, y: 3 }, { ...tagType, color: palette["on-accent"] });
  });
}

/** A tag with a halo that parts it from what lies below. */
function drawTag(
  { pen, palette }: Drawing,
  { x, y, w }: { x: number; y: number; w: number },
  fill: string,
  color: string,
): void {
  pen.box({ x: x - 2, y: y - 2, w: w + 4, h: tagHeight + 4 }, 11, { fill: palette["surface-canvas"] });
  const stroke = { color, width: 1 };
  pen.box({ x: x + 0.5, y: y + 0.5, w: w - 1, h: tagHeight - 1 }, 8.5, { fill, stroke });
}

const farType: Type = { size: 11, weight: 600, spacing: -0.02 };
/** From here on a score is written on the card from afar as well, if it has the room. */
const highLevel = 4;

function drawFarScores(
  { pen, palette, focus, k }: Drawing,
  cards: readonly CardScene[],
  scores: ReadonlyMap<string, RiskMark>,
): void {
  for (const { id, box } of cards) {
    const risk = scores.get(id);
    if (!risk || risk.level < highLevel || (focus && !focus.nodes.has(id))) continue;
    const width = pen.measure(risk.words, farType);
    if (width * k > box.w || farType.size * k > box.h) continue;
    const color = palette[`on-risk-${risk.level}`];
    pen.within({ x: box.x + box.w / 2, y: box.y + box.h / 2 }, k, () =>
      pen.text(risk.words, { x: -width / 2, y: 4 }, { ...farType, color }),
    );
  }
}
