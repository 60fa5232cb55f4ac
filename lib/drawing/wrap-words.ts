/** Words broken into lines of a width; what doesn't fit in the last line ends with an ellipsis. */
export interface WrapRequest {
  words: string;
  width: number;
  mostLines: number;
  measure: (words: string) => number;
}

/** At least one line; a word wider than a line is broken anywhere. */
export function wrapWords({ words, width, mostLines, measure }: WrapRequest): string[] {
  const lines: string[] = [];
  let rest = words.trim();
  while (rest !== "") {
    if (lines.length === mostLines - 1) return [...lines, clipped(rest, width, measure)];
    const line = firstLine(rest, width, measure);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines.length > 0 ? lines : [""];
}

function firstLine(words: string, width: number, measure: (words: string) => number): string {
  if (measure(words) <= width) return words;
  let line = "";
  for (const part of words.match(/\s*\S+/g) ?? []) {
    if (measure(line + part) > width) break;
    line += part;
  }
  return line === "" ? longestPrefix(words, width, measure) : line;
}

function clipped(words: string, width: number, measure: (words: string) => number): string {
  if (measure(words) <= width) return words;
  const line = firstLine(words, width, measure).trimEnd();
  if (measure(`${line}…`) <= width) return `${line}…`;
  return `${longestPrefix(words, width - measure("…"), measure).trimEnd()}…`;
}

/** By halving, at whole characters; at least one. */
function longestPrefix(words: string, width: number, measure: (words: string) => number): string {
  const characters = Array.from(words);
  let [least, most] = [1, characters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (measure(characters.slice(0, middle).join("")) <= width) least = middle;
    else most = middle - 1;
  }
  return characters.slice(0, least).join("");
}
