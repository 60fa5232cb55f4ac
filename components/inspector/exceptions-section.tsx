/** What can go wrong at a card and what happens then: exceptions, each with its fallbacks, raised in place. */
"use client";

import { memo } from "react";
import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import { readinessWords } from "#components/board/domain-words.ts";
import { Pill } from "#components/ui/pill.tsx";
import type { BoardEdge, BoardNode } from "#lib/board/model.ts";
import { AddInline } from "./add-inline.tsx";
import { NodeLink } from "./element-link.tsx";
import { type NodeLinks, nodeLinks, sameLinks } from "./node-links.ts";
import { report, useCommands } from "./run-command.ts";
import { sameSection } from "./same-apart-from-texts.ts";
import { Section } from "./section.tsx";

const raisers: ReadonlySet<BoardNode["kind"]> = new Set(["STEP", "DECISION", "SYSTEM"]);

export const ExceptionsSection = memo(function ExceptionsSection({
  node,
  links,
}: {
  node: BoardNode;
  links: NodeLinks;
}) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  if (node.kind === "EXCEPTION") return <AroundException node={node} links={links} />;
  if (node.kind === "FALLBACK") return <AroundFallback links={links} />;
  if (!raisers.has(node.kind)) return null;
  if (links.raises.length === 0 && !canEdit) return null;
  const raise = (
    <AddInline
      label={links.raises.length === 0 ? "Exceptions and fallbacks" : "Raise another exception"}
      placeholder="What can go wrong here?"
      onAdd={(title) =>
        report(commands.addConnected({ fromId: node.id, kind: "EXCEPTION", side: "down", title }))
      }
    />
  );
  if (links.raises.length === 0) return <div className="border-line border-t px-3.5 py-1">{raise}</div>;
  return (
    <Section title="Exceptions and fallbacks" count={links.raises.length}>
      <ul>
        {links.raises.map((edge) => (
          <Exception key={edge.id} edge={edge} />
        ))}
      </ul>
      {canEdit && raise}
    </Section>
  );
}, sameSection);

function Exception({ edge }: { edge: BoardEdge }) {
  const links = useBoard((board) => nodeLinks(board, edge.targetId), sameLinks);
  return (
    <li>
      <NodeLink nodeId={edge.targetId} className="w-full" />
      <div className="pl-5">
        <Fallbacks exceptionId={edge.targetId} edges={links.fallsBackTo} />
      </div>
    </li>
  );
}

function Fallbacks({ exceptionId, edges }: { exceptionId: string; edges: readonly BoardEdge[] }) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  return (
    <>
      {edges.map((edge) => (
        <Fallback key={edge.id} nodeId={edge.targetId} />
      ))}
      {canEdit && edges.length === 0 && (
        <AddInline
          label="Add a fallback"
          placeholder="What do we do then?"
          onAdd={(title) =>
            report(commands.addConnected({ fromId: exceptionId, kind: "FALLBACK", side: "right", title }))
          }
        />
      )}
      {!canEdit && edges.length === 0 && <p className="py-1 text-12 text-ink-3">No fallback</p>}
    </>
  );
}

function Fallback({ nodeId }: { nodeId: string }) {
  const readiness = useBoard((board) => board.nodes.get(nodeId)?.readiness ?? "NONE");
  return (
    <div className="flex items-center gap-2">
      <NodeLink nodeId={nodeId} className="flex-1" />
      <Pill tone={readiness === "REHEARSED" ? "ok" : "stale"}>{readinessWords[readiness]}</Pill>
    </div>
  );
}

function AroundException({ node, links }: { node: BoardNode; links: NodeLinks }) {
  return (
    <>
      {links.raisedBy.length > 0 && (
        <Section title="Raised by">
          <LinkList ids={links.raisedBy.map((edge) => edge.sourceId)} />
        </Section>
      )}
      <Section title="Falls back to">
        <Fallbacks exceptionId={node.id} edges={links.fallsBackTo} />
      </Section>
    </>
  );
}

function AroundFallback({ links }: { links: NodeLinks }) {
  return (
    <>
      {links.rescues.length > 0 && (
        <Section title="Fallback for">
          <LinkList ids={links.rescues.map((edge) => edge.sourceId)} />
        </Section>
      )}
      {links.rejoins.length > 0 && (
        <Section title="Rejoins at">
          <LinkList ids={links.rejoins.map((edge) => edge.targetId)} />
        </Section>
      )}
    </>
  );
}

function LinkList({ ids }: { ids: readonly string[] }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <NodeLink nodeId={id} className="w-full" />
        </li>
      ))}
    </ul>
  );
}
