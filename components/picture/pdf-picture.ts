/** A picture as PDF: lines as lines, words as words, with the fonts in it. */
import { jsPDF } from "jspdf";
import { svg2pdf } from "svg2pdf.js";
import type { Pen, Type } from "#lib/drawing/pen.ts";
import { createSvgPen, svgDocument, type TextPiece } from "#lib/drawing/svg-pen.ts";
import { base64Of } from "./data-url.ts";
import { decodeWoff } from "./decode-woff.ts";
import { type InterFile, interFileOf, type StaticWeight } from "./inter-files.ts";
import type { PictureRequest } from "./picture-request.ts";
import { pageFamily, plannedPicture } from "./planned-picture.ts";

export type PaperSize = "picture" | "a4" | "a3";

/** Landscape, in points. */
const papers = { a4: { w: 841.89, h: 595.28 }, a3: { w: 1190.55, h: 841.89 } } as const;
const paperMargin = 28;
const pointsPerPx = 0.75;
/** What readers of PDF accept as the side of a page. */
const mostPoints = 14_400;

export async function pdfPicture(request: PictureRequest, paper: PaperSize): Promise<Blob> {
  const { picture, measure, tools } = await plannedPicture(request);
  const used = new Map<string, URL>();
  const pen = createSvgPen({ measure, piecesOf: (words, type) => piecesOf(words, { type, measure, used }) });
  picture.draw({ ...tools, pen });
  const { width, height } = picture;
  const svg = svgDocument({ elements: pen.elements(), width, height, title: "", family: "Inter" });
  const element = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;

  const page = pageFor({ width, height }, paper);
  const pdf = new jsPDF({
    unit: "pt",
    format: [page.w, page.h],
    orientation: page.w >= page.h ? "landscape" : "portrait",
    compress: true,
    putOnlyUsedFonts: true,
  });
  pdf.setProperties({ title: request.words?.title ?? "", creator: "Throughline" });
  for (const [family, url] of used) await addFont(pdf, family, url);
  if (request.background === "plain") {
    const fill = tools.palette[picture.pageColor];
    const [red = 255, green = 255, blue = 255] = (fill.match(/[\d.]+/g) ?? []).map(Number);
    pdf.setFillColor(red, green, blue).rect(0, 0, page.w, page.h, "F");
  }
  await svg2pdf(element, pdf, page.picture);
  return pdf.output("blob");
}

interface Page {
  w: number;
  h: number;
  picture: { x: number; y: number; width: number; height: number };
}

function pageFor({ width, height }: { width: number; height: number }, paper: PaperSize): Page {
  if (paper === "picture") {
    const scale = Math.min(pointsPerPx, mostPoints / width, mostPoints / height);
    const [w, h] = [width * scale, height * scale];
    return { w, h, picture: { x: 0, y: 0, width: w, height: h } };
  }
  const { w, h } = papers[paper];
  const scale = Math.min(1, (w - 2 * paperMargin) / width, (h - 2 * paperMargin) / height);
  const size = { width: width * scale, height: height * scale };
  return { w, h, picture: { x: (w - size.width) / 2, y: (h - size.height) / 2, ...size } };
}

// ---- words in fonts

interface Wording {
  type: Type & { readonly color: string };
  measure: Pen["measure"];
  /** Fonts that were needed, and where they are. */
  used: Map<string, URL>;
}

const weightFor = (weight: number): StaticWeight => (weight < 450 ? 400 : weight < 550 ? 500 : 600);

/** Each stretch of characters with the file of Inter that has them; others, such as emoji, become images. */
function piecesOf(words: string, { type, measure, used }: Wording): TextPiece[] {
  const weight = weightFor(type.weight);
  return stretches(words).map(({ text, file }) => {
    const width = measure(text, type);
    if (text === arrow) return arrowOf(type, width);
    if (!file) return imageOf(text, { type, width });
    const family = `inter-${file.name}-${weight}`;
    used.set(family, file.staticUrls[weight]);
    return { words: text, family, weight: 400, width };
  });
}

interface Stretch {
  text: string;
  file: InterFile | undefined;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function stretches(words: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { segment } of graphemes.segment(words)) {
    const file = fileFor(segment);
    const last = found.at(-1);
    if (last && last.file === file) last.text += segment;
    else found.push({ text: segment, file });
  }
  return found;
}

/** A sign of several characters needs a file that has them all. */
function fileFor(grapheme: string): InterFile | undefined {
  const [first, ...others] = new Set(Array.from(grapheme, interFileOf));
  return others.length === 0 ? first : undefined;
}

/** From what is to what shall be: on every card with a checkpoint, and not in the files of the font. */
const arrow = "→";

function arrowOf({ size, color }: Wording["type"], width: number): TextPiece {
  const [y, head] = [-size * 0.36, size * 0.2];
  const tip = { x: width * 0.92, y };
  const points = [
    { x: width * 0.08, y },
    tip,
    { x: tip.x - head, y: y - head },
    tip,
    { x: tip.x - head, y: y + head },
  ];
  return { points, stroke: { color, width: size * 0.085, cap: "round" }, width };
}

const imageScale = 4;

function imageOf(text: string, { type, width }: { type: Wording["type"]; width: number }): TextPiece {
  const height = type.size * 1.5;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.ceil(width * imageScale));
  canvas.height = Math.ceil(height * imageScale);
  const context = canvas.getContext("2d");
  if (context) {
    context.scale(imageScale, imageScale);
    context.font = `${type.weight} ${type.size}px ${pageFamily()}`;
    context.fillStyle = type.color;
    context.fillText(text, 0, type.size * 1.1);
  }
  return { imageUrl: canvas.toDataURL("image/png"), width, top: -type.size * 1.1, height };
}

async function addFont(pdf: jsPDF, family: string, url: URL): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  pdf.addFileToVFS(`${family}.ttf`, base64Of(await decodeWoff(await response.arrayBuffer())));
  pdf.addFont(`${family}.ttf`, family, "normal");
}
