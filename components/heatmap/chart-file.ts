/** The chart as it is on screen, as a file of its own: colours and font are written into it. */
const written = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
] as const;

/** @returns undefined while no chart is shown. */
export function chartAsSvg(): Blob | undefined {
  const chart = document.querySelector<SVGSVGElement>("[data-risk-chart]");
  if (!chart) return undefined;
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const originals = [chart, ...chart.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [at, original] of originals.entries()) writeLook(getComputedStyle(original), copies[at]);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

function writeLook(style: CSSStyleDeclaration, element: SVGElement | undefined): void {
  if (!element) return;
  element.removeAttribute("style");
  element.removeAttribute("class");
  for (const property of written) element.setAttribute(property, style.getPropertyValue(property));
}

/** Twice as fine as on screen. Rejects when the browser can't draw it. */
export async function chartAsPng(): Promise<Blob | undefined> {
  const svg = chartAsSvg();
  if (!svg) return undefined;
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth * 2, image.naturalHeight * 2);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}
