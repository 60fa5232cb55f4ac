/**
 * The address of a difference, for links, threads and change requests: the element's id, and after a colon the way
 * down to the field (`s5:acceptance.a1.text`). It is the same whichever two states are compared.
 */
export const addressOf = (id: string, path: readonly string[] = []): string =>
  path.length === 0 ? id : `${id}:${path.join(".")}`;

/** The element that an address leads to. */
export function elementOf(address: string): string {
  const colon = address.indexOf(":");
  return colon < 0 ? address : address.slice(0, colon);
}

/** Whether one of the addresses is this one or stands above it; an element's id covers all of the element. */
export function isCovered(addresses: ReadonlySet<string>, address: string): boolean {
  if (addresses.size === 0) return false;
  if (addresses.has(address) || addresses.has(elementOf(address))) return true;
  for (let dot = address.lastIndexOf("."); dot > 0; dot = address.lastIndexOf(".", dot - 1))
    if (addresses.has(address.slice(0, dot))) return true;
  return false;
}
