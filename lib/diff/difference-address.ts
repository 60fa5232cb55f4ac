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
export const isCovered = (addresses: ReadonlySet<string>, address: string): boolean =>
  coveringAddress(addresses, address) !== undefined;

/** The one that is this address or stands above it; the nearest of several. */
export function coveringAddress(
  addresses: Pick<ReadonlySet<string>, "has" | "size">,
  address: string,
): string | undefined {
  if (addresses.size === 0) return undefined;
  if (addresses.has(address)) return address;
  for (let dot = address.lastIndexOf("."); dot > 0; dot = address.lastIndexOf(".", dot - 1)) {
    const above = address.slice(0, dot);
    if (addresses.has(above)) return above;
  }
  const element = elementOf(address);
  return addresses.has(element) ? element : undefined;
}
