/** A picture as PNG, twice as sharp as the screen at 100 %, or less where a canvas can't be that large. */
import { createCanvasPen } from "#components/canvas/canvas-pen.ts";
import { NoPicture, type PictureRequest } from "./picture-request.ts";
import { pageFamily, plannedPicture } from "./planned-picture.ts";
import { pngScale } from "./png-scale.ts";

export interface PngPicture {
  blob: Blob;
  /** Pixels for each px at 100 %. */
  scale: number;
}

export async function pngPicture(request: PictureRequest): Promise<PngPicture> {
  const { picture, tools } = await plannedPicture(request);
  const scale = pngScale(picture);
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(picture.width * scale);
  canvas.height = Math.floor(picture.height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw tooLarge();
  context.scale(scale, scale);
  picture.draw({ ...tools, pen: createCanvasPen(context, pageFamily()) });
  request.onStep?.("Writing the file…");
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  // Its memory goes at once, not with the next sweep.
  canvas.width = 0;
  if (!blob) throw tooLarge();
  return { blob, scale };
}

const tooLarge = () =>
  new NoPicture("The picture is too large for this browser as PNG. Choose SVG or PDF, or one lane.");
