/** A lane's name in two lines: what stands in parentheses or after a dash goes below. */
import type { Lane } from "#lib/board/model.ts";

export interface LaneWords {
  name: string;
  sub: string;
}

const splits = [/^(.+?)\s*\((.+)\)\s*$/, /^(.+?)\s+[—–]\s+(.+)$/];

export function laneWords({ name, kind }: Pick<Lane, "name" | "kind">): LaneWords {
  const found = splits.map((pattern) => pattern.exec(name)).find((match) => match !== null);
  const main = found?.[1] ?? name;
  const sub = (found?.[2] ?? "").replaceAll(" + ", ", ");
  const role = kind === "VENDOR" ? "vendor" : "";
  return { name: main || "Untitled lane", sub: [capital(sub), role].filter(Boolean).join(" · ") };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
