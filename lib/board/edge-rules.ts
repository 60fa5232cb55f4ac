/**
 * Which links may join which kinds of cards, and which link two kinds suggest (domain §3, rules 1 and 2).
 * Direction: flow points forward in time, a dependency from the one who needs to the one who provides.
 */
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { type BoardEdge, controlTypes, dependencyTypes, type NodeKind } from "./model.ts";

export type EdgeClass = BoardEdge["cls"];
export type EdgeType = NonNullable<BoardEdge["type"]>;
export interface EdgeMeaning {
  readonly cls: EdgeClass;
  readonly type?: EdgeType | undefined;
}
export interface EdgeEnds {
  readonly source: NodeKind;
  readonly target: NodeKind;
}

const raisers: readonly NodeKind[] = ["STEP", "DECISION", "SYSTEM"];
const providers: readonly NodeKind[] = ["SYSTEM", "DATA_ASSET", "WORK"];
const remarks: readonly NodeKind[] = ["NOTE", "GROUP"];

const wrongWay = refuse(
  "edge.exception-source",
  "An exception starts at a step, a decision or a system. Connect it the other way round?",
);

export const sameEnds: Refusal = { code: "edge.same-ends", message: "Connect two different cards." };

/** The link that the kinds at its ends suggest. */
export function suggestedEdge({ source, target }: EdgeEnds): Result<EdgeMeaning> {
  if (remarks.includes(source) || remarks.includes(target)) return ok({ cls: "ANNOTATION" });
  if (target === "EXCEPTION")
    return raisers.includes(source) ? ok({ cls: "CONTROL", type: "RAISES" }) : wrongWay;
  if (source === "EXCEPTION") return afterException(target);
  if (providers.includes(source) || providers.includes(target))
    return ok({ cls: "DEPENDENCY", type: dependencyFor(target) });
  if (source === "FALLBACK")
    return ok({ cls: "CONTROL", type: target === "OUTCOME" ? "SEQUENCE" : "REJOINS" });
  return ok({ cls: "CONTROL", type: source === "DECISION" ? "CONDITION" : "SEQUENCE" });
}

function afterException(target: NodeKind): Result<EdgeMeaning> {
  if (target === "FALLBACK") return ok({ cls: "CONTROL", type: "FALLS_BACK_TO" });
  if (target === "OUTCOME") return ok({ cls: "CONTROL", type: "SEQUENCE" });
  if (raisers.includes(target)) return wrongWay;
  if (providers.includes(target)) return ok({ cls: "DEPENDENCY", type: dependencyFor(target) });
  return refuse(
    "edge.exception-target",
    "An exception leads to a fallback or to an outcome. Choose one of these.",
  );
}

const dependencyFor = (target: NodeKind): EdgeType =>
  target === "DATA_ASSET" ? "DATA" : target === "WORK" ? "DELIVERY" : "SERVICE";

/** The link asked for, completed by what the kinds suggest, or why it can't be. */
export function edgeMeaning(
  ends: EdgeEnds,
  wish: { cls?: EdgeClass | undefined; type?: EdgeType | undefined },
): Result<EdgeMeaning> {
  const cls = wish.cls ?? (wish.type === undefined ? undefined : classOf(wish.type));
  if (cls === undefined) return suggestedEdge(ends);
  const type = wish.type ?? defaultType(cls, ends);
  const meaning: EdgeMeaning = { cls, type };
  const problem = edgeProblem(meaning, ends);
  return problem === undefined ? ok(meaning) : { ok: false, error: problem };
}

const classOf = (type: EdgeType): EdgeClass => (isIn(controlTypes, type) ? "CONTROL" : "DEPENDENCY");

function defaultType(cls: EdgeClass, ends: EdgeEnds): EdgeType | undefined {
  if (cls === "ANNOTATION") return undefined;
  const suggested = suggestedEdge(ends);
  if (suggested.ok && suggested.value.cls === cls && suggested.value.type !== undefined)
    return suggested.value.type;
  return cls === "DEPENDENCY" ? dependencyFor(ends.target) : "SEQUENCE";
}

/** Why a link of this meaning can't join these kinds; absent when it can. */
export function edgeProblem({ cls, type }: EdgeMeaning, { source, target }: EdgeEnds): Refusal | undefined {
  if (cls === "ANNOTATION")
    return type === undefined ? undefined : problem("edge.type", "A remark's line has no type.");
  if (type === undefined) return problem("edge.type", "Choose what kind of link this is.");
  if (!isIn(cls === "CONTROL" ? controlTypes : dependencyTypes, type)) {
    return problem(
      "edge.type",
      cls === "CONTROL"
        ? "That type belongs to a need, not to the flow."
        : "That type belongs to the flow, not to a need.",
    );
  }
  return controlProblem(type, source, target);
}

function controlProblem(type: EdgeType, source: NodeKind, target: NodeKind): Refusal | undefined {
  if (type === "RAISES") {
    if (target !== "EXCEPTION")
      return problem(
        "edge.exception-target",
        "Only an exception can be raised. Choose another type of link.",
      );
    return raisers.includes(source) || wrongWay.ok ? undefined : wrongWay.error;
  }
  if (type === "FALLS_BACK_TO" && (source !== "EXCEPTION" || target !== "FALLBACK")) {
    return problem(
      "edge.fallback",
      "A fallback answers an exception: draw this link from the exception to the fallback.",
    );
  }
  if ((type === "REJOINS" || type === "COMPENSATES") && source !== "FALLBACK") {
    return problem(
      "edge.rejoin",
      "Only a fallback leads back into the flow. Start this link at the fallback.",
    );
  }
  return undefined;
}

const problem = (code: string, message: string): Refusal => ({ code, message });
const isIn = (list: readonly string[], value: string): boolean => list.includes(value);
