/** Draws as SVG: plain strings, everything that comes from people escaped. Nothing here needs a browser. */
import type { Point } from "#lib/canvas/geometry.ts";
import { roundedPolyline } from "#lib/canvas/rounded-polyline.ts";
import type { Look, Pen, Stroke, Type } from "./pen.ts";

/** A stretch of text that is written in one font, or drawn where no font has its characters: by a line, or as an image. */
export type TextPiece = { readonly width: number } & (
  | { readonly words: string; readonly family: string; readonly weight: number }
  | { readonly points: readonly Point[]; readonly stroke: Stroke }
  | { readonly imageUrl: string; readonly top: number; readonly height: number }
);

export interface SvgPenParts {
  /** Width of words as they will be shown. */
  measure: Pen["measure"];
  /** The pieces of a text from left to right; without it a text is one piece in the font of the whole image. */
  piecesOf?: (words: string, type: Type & { readonly color: string }) => readonly TextPiece[];
}

export interface SvgPen extends Pen {
  /** What has been drawn since the pen was made, without the `svg` around it. */
  readonly elements: () => string;
}

export function createSvgPen({ measure, piecesOf }: SvgPenParts): SvgPen {
  const parts: string[] = [];
  const path = (d: string, look: Look) => {
    if (d !== "") parts.push(`<path d="${escapeXml(d)}"${lookAttributes(look)}/>`);
  };
  const textAt = (words: string, { x, y }: Point, font: string) =>
    parts.push(`<text x="${short(x)}" y="${short(y)}"${font}>${escapeXml(words)}</text>`);

  return {
    elements: () => parts.join("\n"),
    within(at, scale, draw) {
      const scaled = scale === 1 ? "" : ` scale(${Math.round(scale * 10_000) / 10_000})`;
      parts.push(`<g transform="translate(${short(at.x)} ${short(at.y)})${scaled}">`);
      draw();
      parts.push("</g>");
    },
    path,
    route: (points, stroke) => path(roundedPolyline(points), { stroke }),
    lines(lines, stroke) {
      path([...lines].map(polyline).join(""), { stroke });
    },
    polygons(polygons, look) {
      path([...polygons].map((polygon) => `${polyline(polygon)}Z`).join(""), look);
    },
    box({ x, y, w, h }, radius, look) {
      const place = `x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"`;
      const round = radius > 0 ? ` rx="${short(Math.min(radius, w / 2, h / 2))}"` : "";
      parts.push(`<rect ${place}${round}${lookAttributes(look)}/>`);
    },
    text(words, at, type) {
      if (words === "") return;
      if (!piecesOf) {
        textAt(words, at, `${typeAttributes(type)} font-weight="${type.weight}"`);
        return;
      }
      let { x } = at;
      for (const piece of piecesOf(words, type)) {
        if ("words" in piece) {
          // SVG drops the spaces that a text begins with: they become distance.
          const words = piece.words.trimStart();
          const space = piece.words.slice(0, piece.words.length - words.length);
          const font = `${typeAttributes(type)} font-weight="${piece.weight}" font-family="${escapeXml(piece.family)}"`;
          if (words !== "") textAt(words, { x: x + measure(space, type), y: at.y }, font);
        } else if ("points" in piece) {
          path(polyline(piece.points.map((point) => ({ x: x + point.x, y: at.y + point.y }))), piece);
        } else {
          const place = `x="${short(x)}" y="${short(at.y + piece.top)}" width="${short(piece.width)}" height="${short(piece.height)}"`;
          parts.push(`<image ${place} href="${escapeXml(piece.imageUrl)}"/>`);
        }
        x += piece.width;
      }
    },
    textsLast: (draw) => draw(),
    measure,
  };
}

export interface SvgDocument {
  elements: string;
  width: number;
  height: number;
  /** Said by whoever can't see the image. */
  title: string;
  /** A CSS list of families. */
  family: string;
  /** CSS with the fonts, if they travel along. */
  style?: string;
}

/** A whole SVG document around elements. */
export function svgDocument({ elements, width, height, title, family, style }: SvgDocument): string {
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  const head = `<title>${escapeXml(title)}</title>${style ? `<style>${escapeXml(style)}</style>` : ""}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} text-rendering="geometricPrecision" font-family="${escapeXml(family)}">${head}\n${elements}\n</svg>\n`;
}

/** As text and as the value of an attribute; characters that XML can't hold are left out. */
export function escapeXml(words: string): string {
  return words
    .toWellFormed()
    .replace(notInXml, "")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const short = (value: number) => Math.round(value * 100) / 100;

const polyline = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");

function lookAttributes({ fill, stroke }: Look): string {
  return `${paint("fill", fill ?? "none")}${stroke ? strokeAttributes(stroke) : ""}`;
}

function strokeAttributes({ color, width, dash, cap }: Stroke): string {
  const dashed = dash ? ` stroke-dasharray="${dash.map(short).join(" ")}"` : "";
  const ends = cap ? ` stroke-linecap="${cap}" stroke-linejoin="${cap}"` : "";
  return `${paint("stroke", color)} stroke-width="${short(width)}"${dashed}${ends}`;
}

const typeAttributes = ({ size, spacing, color }: Type & { readonly color: string }): string =>
  ` font-size="${short(size)}"${spacing === 0 ? "" : ` letter-spacing="${short(spacing * size)}"`}${paint("fill", color)}`;

const functional = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+))?\s*\)$/;

/** Programs that read SVG know colours as #rrggbb, with the opacity apart. */
function paint(attribute: "fill" | "stroke", color: string): string {
  if (color === "none" || color === "transparent") return ` ${attribute}="none"`;
  const [, red, green, blue, alpha = "1"] = functional.exec(color) ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    return ` ${attribute}="${escapeXml(color)}"`;
  if (Number(alpha) === 0) return ` ${attribute}="none"`;
  const hex = [red, green, blue].map((part) => Math.round(Number(part)).toString(16).padStart(2, "0"));
  const opacity = Number(alpha) < 1 ? ` ${attribute}-opacity="${alpha}"` : "";
  return ` ${attribute}="#${hex.join("")}"${opacity}`;
}
