/**
 * Checks a board's JSON from outside: unknown fields, broken values, references to nothing and ids used twice
 * are refused, each with its place. What passes reads back exactly as it was sent, sets in the order of their ids.
 */
import { en } from "zod/locales";
import type * as z from "zod/mini";
import type { Result } from "#lib/result.ts";
import { parseLayoutKey, viewKey } from "./board-doc.ts";
import { isElementId } from "./ids.ts";
import { type BoardContent, contentSchema, type EntityMap, entityMaps, type ViewState } from "./model.ts";
import { idsOnCycles } from "./parent-cycles.ts";
import { readPlace, readView } from "./read-layout.ts";
import { type Exists, resolveReferences } from "./references.ts";
import { byCodeUnits, cleanString } from "./shared-string.ts";
import { type Field, fieldsOf } from "./storage.ts";

export interface ContentIssue {
  /** Where, as keys from the top: `["nodes", "s1", "title"]`. */
  readonly path: readonly string[];
  readonly message: string;
}

/** zod/mini brings no words of its own. */
const { localeError } = en();

/** At most this many issues are named. */
const mostIssues = 50;

export function parseContent(json: unknown): Result<BoardContent, readonly ContentIssue[]> {
  const parsed = contentSchema.safeParse(json, { error: localeError });
  if (!parsed.success) return { ok: false, error: parsed.error.issues.flatMap(fromZod).slice(0, mostIssues) };
  const content = { ...parsed.data, ...sortedMaps(parsed.data) };
  const { layout, issues } = checkLayout(content);
  const all = [
    ...checkValues(json, parsed.data),
    ...checkIds(content),
    ...checkReferences(content),
    ...checkFlowParents(content),
    ...issues,
  ];
  return all.length > 0
    ? { ok: false, error: all.slice(0, mostIssues) }
    : { ok: true, value: { ...content, layout } };
}

/** zod names the object that holds an unknown field; people look for the field. */
function fromZod(issue: z.core.$ZodIssue): ContentIssue[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: "this field isn't known" }));
}

type Elements = Readonly<Record<string, { readonly id: string }>>;
type Values = Readonly<Record<string, unknown>>;
type Maps = Pick<BoardContent, EntityMap>;

function sortedMaps(content: Maps): Maps {
  const maps = entityMaps.map((map) => {
    const elements = Object.entries(content[map]).map(([id, element]) => [
      id,
      withSortedSets(fieldsOf[map], element),
    ]);
    return [map, Object.fromEntries(elements)];
  });
  return Object.fromEntries(maps) as unknown as Maps;
}

/** The element with its sets sorted and free of doubles, as reading the document gives them. */
function withSortedSets(fields: readonly Field[], element: Values): Values {
  const next: Record<string, unknown> = { ...element };
  for (const field of fields) {
    const value = element[field.name];
    if (field.kind === "set") next[field.name] = [...new Set(value as string[])].sort(byCodeUnits);
    if (field.kind === "records") {
      next[field.name] = (value as Values[]).map((record) => withSortedSets(field.fields ?? [], record));
    }
  }
  return next;
}

/**
 * What parsing lets pass without a word: keys inside nested values that it took away, and strings that can't be
 * stored everywhere (lone surrogates, U+0000). Walks what was read, so its depth is that of the model.
 */
function checkValues(sent: unknown, read: unknown): ContentIssue[] {
  const issues: ContentIssue[] = [];
  const path: string[] = [];
  const note = (message: string) => void issues.push({ path: [...path], message });
  const walk = (from: unknown, to: unknown): void => {
    if (typeof to === "string" && cleanString(to) !== to) note("holds characters that can't be stored");
    if (typeof from !== "object" || from === null || typeof to !== "object" || to === null) return;
    for (const key of Object.keys(from)) {
      path.push(key);
      const value = (from as Values)[key];
      if (value !== undefined && !Object.hasOwn(to, key)) note("isn't a known field");
      else if (cleanString(key) !== key) note("holds characters that can't be stored");
      else walk(value, (to as Values)[key]);
      path.pop();
    }
  };
  walk(sent, read);
  return issues;
}

function checkIds(content: Maps): ContentIssue[] {
  const usedIn = new Map<string, EntityMap>();
  const issues: ContentIssue[] = [];
  for (const map of entityMaps) {
    for (const [id, element] of Object.entries(content[map] as Elements)) {
      const other = usedIn.get(id);
      usedIn.set(id, map);
      if (!isElementId(id)) issues.push({ path: [map, id], message: "can't be used as an id" });
      if (element.id !== id)
        issues.push({ path: [map, id, "id"], message: "differs from the key it stands under" });
      if (other !== undefined)
        issues.push({ path: [map, id], message: `the id is used in ${other} already` });
      issues.push(...checkRecordIds(map, element));
    }
  }
  return issues;
}

function checkRecordIds(map: EntityMap, element: { readonly id: string }): ContentIssue[] {
  return fieldsOf[map].flatMap((field) => {
    if (field.kind !== "records") return [];
    const ids =
      (element as unknown as Record<string, { id: string }[]>)[field.name]?.map((record) => record.id) ?? [];
    const isSound = new Set(ids).size === ids.length && ids.every(isElementId);
    return isSound
      ? []
      : [{ path: [map, element.id, field.name], message: "uses an id twice, or one that can't be used" }];
  });
}

function checkReferences(content: Maps): ContentIssue[] {
  const exists: Exists = (map, id) => Object.hasOwn(content[map], id);
  return entityMaps.flatMap((map) =>
    Object.values(content[map] as Elements).flatMap((element) =>
      resolveReferences(map, element, exists).findings.map(({ field, message }) => ({
        path: [map, element.id, ...(field === undefined ? [] : [field])],
        message,
      })),
    ),
  );
}

function checkFlowParents({ flows }: Maps): ContentIssue[] {
  const onCycle = idsOnCycles(Object.keys(flows), (id) => flows[id]?.parentFlowId);
  return [...onCycle].map((id) => ({
    path: ["flows", id, "parentFlowId"],
    message: "its parents lead back to itself",
  }));
}

/** Layout values by what their key belongs to, brought into bounds. */
function checkLayout(content: BoardContent): { layout: BoardContent["layout"]; issues: ContentIssue[] } {
  const issues: ContentIssue[] = [];
  const layout: BoardContent["layout"] = {};
  for (const [key, value] of Object.entries(content.layout)) {
    const problem = addPlace({ key, value, content }, layout);
    if (problem !== undefined) issues.push({ path: ["layout", key], message: problem });
  }
  return { layout, issues: [...issues, ...checkGroups(layout)] };
}

function addPlace(
  { key, value, content }: { key: string; value: unknown; content: BoardContent },
  layout: BoardContent["layout"],
): string | undefined {
  const { id, holds } = parseLayoutKey(key);
  const isNode = Object.hasOwn(content.nodes, id);
  if (!isNode && !Object.hasOwn(content.lanes, id)) return "belongs to nothing on the board";
  const { entry } = holds === "view" ? readView(id, value) : readPlace(id, value);
  if (entry?.kind === "view") {
    if (entry.view.parentId !== undefined && !Object.hasOwn(content.nodes, entry.view.parentId))
      return "its group isn't on the board";
    if (Object.keys(entry.view).length > 0) layout[key] = entry.view;
    return undefined;
  }
  if (entry?.kind === "box" && isNode) layout[key] = entry.box;
  else if (entry?.kind === "lane" && !isNode) layout[key] = entry.lane;
  else return isNode ? "a card needs x, y, w and h" : "a lane needs order and h";
  return undefined;
}

function checkGroups(layout: BoardContent["layout"]): ContentIssue[] {
  const parentOf = (id: string): string | undefined =>
    (layout[viewKey(id)] as ViewState | undefined)?.parentId;
  const ids = Object.keys(layout).map((key) => parseLayoutKey(key).id);
  return [...idsOnCycles(ids, parentOf)].map((id) => ({
    path: ["layout", viewKey(id)],
    message: "its groups lead back to itself",
  }));
}
