/** On paper goes the map in place of the page: one landscape sheet, whatever asked for the print. */
import { svgDocument } from "#lib/drawing/svg-pen.ts";
import { NoPicture, type PictureRequest } from "./picture-request.ts";
import { pageFamily, planAtOnce } from "./planned-picture.ts";
import { svgElements } from "./svg-elements.ts";
import { sceneAtOnce } from "./whole-scene.ts";

const sheet = `
@page { size: landscape; margin: 10mm; }
[data-print] { display: none; }
@media print {
  html, body { height: auto; min-height: 0; background: #fff; }
  body > :not([data-print]) { display: none !important; }
  [data-print] { display: block; position: fixed; inset: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  [data-print] svg { display: block; width: 100%; height: 100%; }
}`;

/** Browsers wait for nothing between asking and printing, so it is made at once. Returns how to take it away. */
export function showForPrint(request: PictureRequest): () => void {
  const svg = printedSvg(request);
  if (svg === undefined) return () => {};
  const place = document.createElement("div");
  place.dataset.print = "";
  const style = document.createElement("style");
  style.textContent = sheet;
  place.append(style, svg);
  document.body.append(place);
  return () => place.remove();
}

/** Undefined for an empty board: then the page is printed as it is. */
function printedSvg(request: PictureRequest): Element | undefined {
  try {
    const planned = planAtOnce(request, sceneAtOnce(request.board));
    const { width, height } = planned.picture;
    const svg = svgDocument({
      elements: svgElements(planned),
      width,
      height,
      title: request.words?.title ?? "",
      family: pageFamily(),
    });
    return document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  } catch (error) {
    if (error instanceof NoPicture) return undefined;
    throw error;
  }
}
