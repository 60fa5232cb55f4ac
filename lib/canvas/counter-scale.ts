/** By how much lines and short titles grow so that they stay readable; in steps, since each restyles the map. */
export function counterScale(zoom: number): number {
  return zoom >= 1 ? 1 : Math.round(20 / zoom) / 20;
}
