/**
 * The words of a comment in parts, so that addresses can be clicked and people who are mentioned stand out: text stays
 * text, whatever it contains.
 */
import { mentionsIn, type Named } from "./mentions.ts";

export interface TextPart {
  readonly text: string;
  /** An http or https address; nothing else becomes a link. */
  readonly href?: string;
  /** Ids of those whose name this is. */
  readonly mentioned?: readonly string[];
}

const addresses = /https?:\/\/[^\s<>"]+/gi;
/** What ends a sentence or a bracket behind an address isn't part of it. */
const trailing = /[.,;:!?'’”)\]}]+$/;

export function textParts(text: string, mentions: readonly Named[] = []): TextPart[] {
  return addressParts(text).flatMap((part) =>
    part.href === undefined ? mentionParts(part.text, mentions) : [part],
  );
}

function mentionParts(text: string, mentions: readonly Named[]): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of mentionsIn(text, mentions)) {
    if (found.start > end) parts.push({ text: text.slice(end, found.start) });
    parts.push({ text: text.slice(found.start, found.end), mentioned: found.of.map(({ userId }) => userId) });
    end = found.end;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

function addressParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const address = withoutTrailing(found);
    if (!URL.canParse(address)) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: address, href: address });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A closing bracket stays when the address opened it. */
function withoutTrailing(found: string): string {
  const cut = found.replace(trailing, "");
  return found[cut.length] === ")" && cut.includes("(") ? `${cut})` : cut;
}
