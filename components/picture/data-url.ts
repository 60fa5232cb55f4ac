/** A file of the app as a data URL. */
export async function dataUrl(url: URL, type: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return `data:${type};base64,${base64Of(new Uint8Array(await response.arrayBuffer()))}`;
}

/** In pieces: a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += pieceBytes)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  return btoa(text);
}

const pieceBytes = 8_192;
