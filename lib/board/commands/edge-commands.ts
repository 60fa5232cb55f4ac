/** Links: connecting, changing what they mean, moving their ends. The rules of the domain (§3, 1–3) are refused here. */

import { guardKey } from "#lib/board/broken-rules.ts";
import {
  type EdgeEnds,
  type EdgeMeaning,
  edgeMeaning,
  edgeProblem,
  sameEnds,
  suggestedEdge,
} from "#lib/board/edge-rules.ts";
import type { BoardEdge } from "#lib/board/model.ts";
import { fieldsOf } from "#lib/board/storage.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, EdgePatch, NewEdge } from "./board-commands.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, change, find, given, gone, insert, noRoomFor } from "./command-context.ts";
import { edgesWhere, endsOf, siblingsOf } from "./edge-lookup.ts";
import { writeValues } from "./patch-element.ts";

export function edgeCommands(
  context: CommandContext,
): Pick<BoardCommands, "connect" | "updateEdge" | "reconnect"> {
  return {
    connect: (edge) => connect(context, edge),
    updateEdge: (id, patch) => updateEdge(context, id, patch),
    reconnect: (id, ends) => reconnect(context, id, ends),
  };
}

function connect(context: CommandContext, edge: NewEdge): Result<string> {
  const { cls, type, ...rest } = edge;
  const full = noRoomFor(context, 1);
  if (full !== undefined) return full;
  const ends = endsOf(context, edge);
  if (ends === undefined) return gone("nodes");
  const meaning = edgeMeaning(ends, { cls, type });
  if (!meaning.ok) return meaning;
  const clash = clashOf(context, { ...edge, ...meaning.value });
  if (clash !== undefined) return clash;
  const checked = checkValues(context, fieldsOf.edges, given({ ...rest, ...meaning.value }));
  if (!checked.ok) return checked;
  const id = context.newId();
  change(context, "connect", () => insert(context, "edges", { id, values: checked.value }));
  return ok(id);
}

/** Refused for every link: both ends on one card, or the same link twice. */
function clashOf(
  context: CommandContext,
  edge: EdgeMeaning & { id?: string; sourceId: string; targetId: string },
): Result<never> | undefined {
  if (edge.sourceId === edge.targetId) return { ok: false, error: sameEnds };
  const isSame = ({ id, cls, type }: BoardEdge) => id !== edge.id && cls === edge.cls && type === edge.type;
  const twins = edgesWhere(context, (source, target) => source === edge.sourceId && target === edge.targetId);
  return twins.some(isSame) ? refuse("edge.twice", "These two are connected this way already.") : undefined;
}

function updateEdge(context: CommandContext, id: string, patch: EdgePatch): Result<void> {
  const found = find(context, "edges", id);
  if (found === undefined) return gone("edges");
  const checked = checkValues(context, fieldsOf.edges, patch);
  if (!checked.ok) return checked;
  const problem = patchProblem(context, found.value, checked.value as Partial<BoardEdge>);
  if (problem !== undefined) return problem;
  change(context, "updateEdge", () => {
    writeValues("edges", found, checked.value);
    if (patch.isDefault === true) takeDefaultFromOthers(context, found.value);
  });
  return ok(undefined);
}

function patchProblem(
  context: CommandContext,
  edge: BoardEdge,
  values: Partial<BoardEdge>,
): Result<never> | undefined {
  if (values.type !== undefined && values.type !== edge.type) {
    const ends = endsOf(context, edge);
    const problem = ends && edgeProblem({ cls: edge.cls, type: values.type }, ends);
    return problem === undefined
      ? clashOf(context, { ...edge, type: values.type })
      : { ok: false, error: problem };
  }
  return values.guard === undefined ? undefined : guardProblem(context, { ...edge, guard: values.guard });
}

/** The other ways out of a card have other conditions. */
function guardProblem(context: CommandContext, edge: BoardEdge): Result<never> | undefined {
  const guard = guardKey(edge.guard);
  const isTaken = guard !== "" && siblingsOf(context, edge).some((other) => guardKey(other.guard) === guard);
  return isTaken
    ? refuse(
        "edge.guard-taken",
        `Another way out is called “${edge.guard.trim()}” already. Give this one another condition.`,
      )
    : undefined;
}

/** At most one way out of a card is the default one. */
function takeDefaultFromOthers(context: CommandContext, edge: BoardEdge): void {
  for (const sibling of siblingsOf(context, edge)) {
    const found = sibling.isDefault ? find(context, "edges", sibling.id) : undefined;
    if (found !== undefined) writeValues("edges", found, { isDefault: false });
  }
}

function reconnect(
  context: CommandContext,
  id: string,
  to: { sourceId?: string; targetId?: string },
): Result<void> {
  const found = find(context, "edges", id);
  if (found === undefined) return gone("edges");
  const ends = {
    sourceId: to.sourceId ?? found.value.sourceId,
    targetId: to.targetId ?? found.value.targetId,
  };
  const kinds = endsOf(context, ends);
  if (kinds === undefined) return gone("nodes");
  const meaning = meaningThatFits(found.value, kinds);
  if (!meaning.ok) return meaning;
  const moved = { ...found.value, ...ends, type: undefined, ...meaning.value };
  const clash = clashOf(context, moved) ?? guardProblem(context, moved);
  if (clash !== undefined) return clash;
  const isDefault = moved.isDefault && !siblingsOf(context, moved).some((other) => other.isDefault);
  change(context, "reconnect", () =>
    writeValues("edges", found, { ...ends, type: undefined, ...meaning.value, isDefault, ...freedPorts(to) }),
  );
  return ok(undefined);
}

/** What a link means between cards of other kinds: the same while it can, else what the kinds suggest. */
export function meaningThatFits(edge: EdgeMeaning, kinds: EdgeEnds): Result<EdgeMeaning> {
  return edgeProblem(edge, kinds) === undefined
    ? ok({ cls: edge.cls, type: edge.type })
    : suggestedEdge(kinds);
}

/** A moved end is free to take the nearest side of its new card. */
const freedPorts = (moved: { sourceId?: string; targetId?: string }) => ({
  ...(moved.sourceId === undefined ? {} : { sourcePort: undefined }),
  ...(moved.targetId === undefined ? {} : { targetPort: undefined }),
});
