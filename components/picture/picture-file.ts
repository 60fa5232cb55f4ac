/** A picture in the format somebody chose; the code of each comes when it is asked for. */
import type { PaperSize } from "./pdf-picture.ts";
import type { PictureRequest } from "./picture-request.ts";
import { pngScaleWords } from "./png-scale.ts";

export interface PictureFormat {
  format: "png" | "svg" | "pdf";
  paper: PaperSize;
}

export interface PictureFile {
  content: Blob;
  /** What is to be said about it. */
  remark?: string | undefined;
}

export async function pictureFile(
  request: PictureRequest,
  { format, paper }: PictureFormat,
): Promise<PictureFile> {
  if (format === "svg") return { content: await (await import("./svg-picture.ts")).svgPicture(request) };
  if (format === "pdf")
    return { content: await (await import("./pdf-picture.ts")).pdfPicture(request, paper) };
  const { blob, scale } = await (await import("./png-picture.ts")).pngPicture(request);
  return { content: blob, remark: pngScaleWords(scale) };
}
