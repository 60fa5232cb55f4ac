/** Several things selected: what they have in common, set for all of them in one step. */
"use client";

import { BoxSelect } from "lucide-react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { criticalityWords, kindWords, phaseWords, scopeWords } from "#components/board/domain-words.ts";
import { oneStep } from "#components/board/one-step.ts";
import type { NodePatch } from "#lib/board/commands/board-commands.ts";
import type { BoardNode } from "#lib/board/model.ts";
import { Choice, rowButton } from "./choice.tsx";
import { commonValue } from "./common-value.ts";
import { NodeLink } from "./element-link.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { PersonAvatar, PersonName } from "./person.tsx";
import { PersonPicker } from "./person-picker.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { Row, Rows, Section } from "./section.tsx";

/** Longer selections are counted, not listed. */
const listedAtMost = 50;
const mixed = "Mixed";

export function SeveralInspector({ ids }: { ids: readonly string[] }) {
  const nodes = useBoard(
    (board) => ids.map((id) => board.nodes.get(id)).filter((node) => node !== undefined),
    sameItems,
  );
  const linkCount = ids.length - nodes.length;
  return (
    <>
      <InspectorHeader
        icon={<BoxSelect size={13} strokeWidth={2} className="shrink-0" aria-hidden />}
        kind={countByKind(nodes, linkCount)}
        removeIds={ids}
        removeLabel={`Deleted ${ids.length} elements`}
      >
        <h2 className="mt-0.5 font-semibold text-16">{ids.length} selected</h2>
      </InspectorHeader>
      {nodes.length > 0 && <CommonFields nodes={nodes} />}
      {nodes.length > 0 && (
        <Section title="Cards" count={nodes.length}>
          <ul>
            {nodes.slice(0, listedAtMost).map((node) => (
              <li key={node.id}>
                <NodeLink nodeId={node.id} className="w-full" />
              </li>
            ))}
          </ul>
          {nodes.length > listedAtMost && (
            <p className="text-12 text-ink-3">and {nodes.length - listedAtMost} more</p>
          )}
        </Section>
      )}
    </>
  );
}

function CommonFields({ nodes }: { nodes: readonly BoardNode[] }) {
  const commands = useCommands();
  const session = useBoardSession();
  const forAll = (patch: NodePatch) =>
    oneStep(session, "update-several", () => {
      for (const node of nodes) report(commands.updateNode(node.id, patch));
    });
  const owner = commonValue(nodes, (node) => node.ownerId);
  return (
    <section aria-label="Common fields" className="border-line border-t px-3.5 py-[9px]">
      <Rows>
        <Row label="Owner">
          <PersonPicker
            label="Owner of all"
            currentId={owner.value}
            canClear
            onPick={(personId) =>
              oneStep(session, "own-several", () => {
                for (const node of nodes) report(commands.setOwner(node.id, personId));
              })
            }
          >
            <button type="button" className={rowButton}>
              {owner.isCommon ? (
                <>
                  <PersonAvatar personId={owner.value} isDecorative />
                  {owner.value === undefined ? "Nobody yet" : <PersonName personId={owner.value} />}
                </>
              ) : (
                <span className="text-ink-3">{mixed}</span>
              )}
            </button>
          </PersonPicker>
        </Row>
        <Row label="Criticality">
          <Choice
            label="Criticality of all"
            value={commonValue(nodes, (node) => node.criticality).value}
            words={criticalityWords}
            emptyWord={mixed}
            onChange={(criticality) => criticality && forAll({ criticality })}
          />
        </Row>
        <Row label="Scope">
          <Choice
            label="Scope of all"
            value={commonValue(nodes, (node) => node.scope).value}
            words={scopeWords}
            emptyWord={mixed}
            onChange={(scope) => scope && forAll({ scope })}
          />
        </Row>
        <Row label="Phase">
          <Choice
            label="Phase of all"
            value={commonValue(nodes, (node) => node.phase).value}
            words={phaseWords}
            emptyWord={mixed}
            onChange={(phase) => phase && forAll({ phase })}
          />
        </Row>
      </Rows>
    </section>
  );
}

function countByKind(nodes: readonly BoardNode[], linkCount: number): string {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(kindWords[node.kind], (counts.get(kindWords[node.kind]) ?? 0) + 1);
  const parts = [...counts].map(([word, count]) => `${count} ${counted(word.toLowerCase(), count)}`);
  if (linkCount > 0) parts.push(`${linkCount} ${linkCount === 1 ? "link" : "links"}`);
  return parts.join(", ");
}

const counted = (word: string, count: number): string =>
  count === 1 ? word : word === "work" ? "pieces of work" : `${word}s`;
