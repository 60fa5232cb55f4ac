/**
 * Links as straight lines between columns, and how often they cross: what the order of cards is judged by. Lines
 * are filed by the gaps between columns that they pass, so that a line is held only against those beside it.
 */
export interface StraightLine {
  /** Left and right end in columns; an edge leaves a card at its right side. */
  readonly left: number;
  readonly right: number;
  /** Heights of the ends in rows of the whole board. */
  leftY: number;
  rightY: number;
  /** A crossing counts the product of the two strengths. */
  readonly strength: number;
  /** For marking the lines that aren't to be counted. */
  mark: number;
}

export interface LineField {
  /** Weighted crossings of a line with all that don't carry the mark. */
  crossingsOf(line: StraightLine, exceptMark: number): number;
  total(): number;
}

interface Gap {
  /** Lines that pass it, and those of them that begin in it. */
  readonly passing: StraightLine[];
  readonly beginning: StraightLine[];
}

export function createLineField(lines: readonly StraightLine[]): LineField {
  const gaps: Gap[] = [];
  for (const line of lines) {
    const first = Math.floor(line.left);
    for (let at = first; at < line.right; at += 1) {
      const gap = gaps[at] ?? { passing: [], beginning: [] };
      gaps[at] = gap;
      gap.passing.push(line);
      if (at === first) gap.beginning.push(line);
    }
  }
  const crossingsOf = (line: StraightLine, exceptMark: number): number => {
    const first = Math.floor(line.left);
    let sum = 0;
    for (let at = first; at < line.right; at += 1) {
      const gap = gaps[at];
      if (gap === undefined) continue;
      for (const other of at === first ? gap.passing : gap.beginning) {
        if (other.mark !== exceptMark && doCross(line, other)) sum += line.strength * other.strength;
      }
    }
    return sum;
  };
  return {
    crossingsOf,
    total: () => lines.reduce((sum, line) => sum + crossingsOf(line, Number.NaN), 0) / 2,
  };
}

/** Whether one lies above the other at one end of what they pass together, and below at the other end. */
export function doCross(a: StraightLine, b: StraightLine): boolean {
  if (a.left === b.left && a.right === b.right) return (a.leftY - b.leftY) * (a.rightY - b.rightY) < -tiny;
  const left = a.left > b.left ? a.left : b.left;
  const right = a.right < b.right ? a.right : b.right;
  if (left >= right) return false;
  return (heightAt(a, left) - heightAt(b, left)) * (heightAt(a, right) - heightAt(b, right)) < -tiny;
}

/** What counts as touching only, in square rows. */
const tiny = 1e-9;

function heightAt({ left, right, leftY, rightY }: StraightLine, x: number): number {
  if (x === left) return leftY;
  if (x === right) return rightY;
  return leftY + ((rightY - leftY) * (x - left)) / (right - left);
}
