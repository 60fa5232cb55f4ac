/** What people call an element of a content, and what it is within its kind. */
import { edgeName } from "#lib/board/anchored-element.ts";
import type { BoardContent } from "#lib/board/model.ts";
import type { ComparedMap } from "./board-diff.ts";

export interface NamedElement {
  /** As people typed it, which may be empty; an edge is called by both its ends. */
  readonly name: string;
  /** E.g. `STEP` of a card, `SERVICE` of an edge; null where there are no types. */
  readonly type: string | null;
}

const nothing: NamedElement = { name: "", type: null };

export function describeElement(content: BoardContent, map: ComparedMap, id: string): NamedElement {
  if (map === "meta") return nothing;
  if (!Object.hasOwn(content[map], id)) return nothing;
  switch (map) {
    case "nodes":
      return named(content.nodes[id]?.title, content.nodes[id]?.kind);
    case "edges": {
      const edge = content.edges[id];
      return edge
        ? named(
            edgeName(edge, (end) => content.nodes[end]?.title),
            edge.type,
          )
        : nothing;
    }
    case "flows":
      return named(content.flows[id]?.name, content.flows[id]?.kind);
    case "lanes":
      return named(content.lanes[id]?.name, content.lanes[id]?.kind);
    case "people":
      return named(content.people[id]?.name);
    case "checkpoints":
      return named(content.checkpoints[id]?.metric);
    case "risks":
      return named(content.risks[id]?.event || content.risks[id]?.cause);
    case "assumptions":
      return named(content.assumptions[id]?.statement);
  }
}

const named = (name: string | undefined, type?: string): NamedElement => ({
  name: name ?? "",
  type: type ?? null,
});
