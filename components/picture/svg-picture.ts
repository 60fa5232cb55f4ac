/** A picture as an SVG file that brings its font along. */
import { svgDocument } from "#lib/drawing/svg-pen.ts";
import { dataUrl } from "./data-url.ts";
import { type InterFile, interFilesFor } from "./inter-files.ts";
import type { PictureRequest } from "./picture-request.ts";
import { plannedPicture } from "./planned-picture.ts";
import { svgElements } from "./svg-elements.ts";

export async function svgPicture(request: PictureRequest): Promise<Blob> {
  const planned = await plannedPicture(request);
  const elements = svgElements(planned);
  const { width, height } = planned.picture;
  const style = await fontFaces(interFilesFor(elements));
  const title = request.words?.title || "Picture of a board";
  const svg = svgDocument({ elements, width, height, title, family: "Inter, system-ui, sans-serif", style });
  return new Blob([svg], { type: "image/svg+xml" });
}

async function fontFaces(files: readonly InterFile[]): Promise<string> {
  const faces = files.map(async ({ variableUrl, ranges }) => {
    const url = await dataUrl(variableUrl, "font/woff2");
    return `@font-face{font-family:Inter;font-weight:100 900;src:url(${url}) format("woff2");unicode-range:${ranges}}`;
  });
  return (await Promise.all(faces)).join("");
}
