/** Why a picture couldn't be made or copied, in words; what nobody foresaw is reported besides. */
import { NoPicture } from "./picture-request.ts";

export function pictureTrouble(error: unknown): string {
  if (error instanceof NoPicture) return error.message;
  if (error instanceof DOMException && error.name === "NotAllowedError")
    return "The browser doesn't let this page use the clipboard. Allow it, or use Export… in the board menu.";
  reportError(error);
  return "The picture couldn't be made. Check the connection and try again.";
}
