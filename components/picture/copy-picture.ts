/** Puts a picture on the clipboard as PNG. The browser is asked at once, while it still knows of the key that was pressed. */
import { NoPicture } from "./picture-request.ts";

export async function copyPicture(png: Promise<Blob>): Promise<void> {
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard?.write) {
    png.catch(() => "nobody waits for it any more");
    throw new NoPicture(
      "This browser can't put pictures on the clipboard here. Use Export… in the board menu.",
    );
  }
  await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
}
