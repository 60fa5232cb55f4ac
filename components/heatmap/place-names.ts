/** Where the names of points stand, so that they cover neither each other nor a point. */

export interface Mark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
}
export interface PlacedName {
  readonly id: string;
  readonly name: string;
  /** Where the text begins (or ends), on its base line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of a letter of 12 px, on average; a little more than it takes. */
const letterPx = 6.5;
const linePx = 15;
const gapPx = 13;

/** The first come first; a name without a free place is left out. O(n²). */
export function placeNames(marks: readonly Mark[], plot: Area): PlacedName[] {
  const taken: Area[] = marks.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }));
  const placed: PlacedName[] = [];
  for (const mark of marks) {
    const free = placesOf(mark).find(
      ({ area }) => isInside(area, plot) && !taken.some((other) => overlap(area, other)),
    );
    if (!free) continue;
    taken.push(free.area);
    placed.push(free.name);
  }
  return placed;
}

function placesOf({ id, name, x, y }: Mark): { area: Area; name: PlacedName }[] {
  const width = name.length * letterPx;
  const at = (left: number, baseline: number, anchor: PlacedName["anchor"]) => ({
    area: { left, right: left + width, top: baseline - 11, bottom: baseline - 11 + linePx },
    name: {
      id,
      name,
      x: anchor === "start" ? left : anchor === "end" ? left + width : left + width / 2,
      y: baseline,
      anchor,
    },
  });
  return [
    // Beside it the range would run through the name.
    at(x + gapPx - 3, y - 9, "start"),
    at(x + gapPx - 3, y + 18, "start"),
    at(x - gapPx - width, y + 4, "end"),
    at(x - gapPx + 3 - width, y - 9, "end"),
    at(x - gapPx + 3 - width, y + 18, "end"),
    at(x - width / 2, y - 14, "middle"),
    at(x - width / 2, y + 24, "middle"),
  ];
}

const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const isInside = (area: Area, plot: Area): boolean =>
  area.left >= plot.left && area.right <= plot.right && area.top >= plot.top && area.bottom <= plot.bottom;
