/** Everything about one card. */
"use client";

import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import {
  criticalityWords,
  kindWords,
  phaseWords,
  scopeWords,
  titleOrKind,
} from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { ThreadsSection } from "#components/comments/threads-section.tsx";
import { MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "#components/ui/menu.tsx";
import { type BoardNode, nodeKinds } from "#lib/board/model.ts";
import { AcceptanceSection } from "./acceptance-section.tsx";
import { CheckpointSection } from "./checkpoint-section.tsx";
import { Choice } from "./choice.tsx";
import { ExceptionsSection } from "./exceptions-section.tsx";
import { ElementFields } from "./field-presence.tsx";
import { FlowsSection } from "./flows-section.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { KindSection } from "./kind-section.tsx";
import { LiveText } from "./live-text.tsx";
import { NeededBySection, NeedsSection } from "./needs-section.tsx";
import { nodeLinks, sameLinks } from "./node-links.ts";
import { OwnerSection } from "./owner-section.tsx";
import { RisksSection } from "./risks-section.tsx";
import { report, useCommands } from "./run-command.ts";

/** Kinds that are remarks on the map, not parts of the launch. */
const remarks: ReadonlySet<BoardNode["kind"]> = new Set(["NOTE", "GROUP"]);

export function NodeInspector({ node }: { node: BoardNode }) {
  const lane = useBoard((board) => (node.laneId === undefined ? undefined : board.lanes.get(node.laneId)));
  const links = useBoard((board) => nodeLinks(board, node.id), sameLinks);
  const isRemark = remarks.has(node.kind);
  return (
    <ElementFields id={node.id}>
      <InspectorHeader
        heading={titleOrKind(node)}
        icon={<KindIcon kind={node.kind} />}
        kind={lane ? `${kindWords[node.kind]} in ${lane.name || "an unnamed lane"}` : kindWords[node.kind]}
        menu={<KindMenu node={node} />}
        commentsOn={node.id}
        removeIds={[node.id]}
        removeLabel={`Deleted “${node.title || kindWords[node.kind]}” with its links`}
      >
        <div className="mt-0.5 pr-1" data-inspector-title={node.id}>
          <LiveText
            map="nodes"
            id={node.id}
            field="title"
            label="Title"
            isLabelHidden
            isOneLine
            placeholder={`Name this ${kindWords[node.kind].toLowerCase()}`}
            className="font-semibold text-16"
          />
        </div>
        {!isRemark && <NodePills node={node} />}
        <div className="mt-1.5 pr-1">
          <LiveText
            map="nodes"
            id={node.id}
            field="description"
            label="Description"
            isLabelHidden
            placeholder="Describe it"
            className="text-ink-2"
          />
        </div>
      </InspectorHeader>
      {!isRemark && (
        <>
          <OwnerSection node={node} />
          <CheckpointSection elementId={node.id} checkpointId={node.checkpointId} />
          <KindSection node={node} />
          <RisksSection key={node.id} targetId={node.id} />
          <NeedsSection node={node} needs={links.needs} />
          <NeededBySection neededBy={links.neededBy} />
          <ExceptionsSection node={node} links={links} />
          <AcceptanceSection node={node} />
          <FlowsSection nodeId={node.id} />
        </>
      )}
      <ThreadsSection type="NODE" id={node.id} />
    </ElementFields>
  );
}

function NodePills({ node }: { node: BoardNode }) {
  const commands = useCommands();
  return (
    <div className="mt-1.5 flex flex-wrap gap-[5px]">
      <Choice
        appearance="pill"
        label="Criticality"
        value={node.criticality}
        words={criticalityWords}
        onChange={(criticality) => criticality && report(commands.updateNode(node.id, { criticality }))}
      />
      <Choice
        appearance="pill"
        label="Scope"
        value={node.scope}
        words={scopeWords}
        onChange={(scope) => scope && report(commands.updateNode(node.id, { scope }))}
      />
      <Choice
        appearance="pill"
        label="Phase"
        value={node.phase}
        words={phaseWords}
        onChange={(phase) => phase && report(commands.updateNode(node.id, { phase }))}
      />
    </div>
  );
}

function KindMenu({ node }: { node: BoardNode }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  if (!canEdit) return null;
  return (
    <>
      <MenuLabel>Change into</MenuLabel>
      <MenuRadioGroup
        value={node.kind}
        onValueChange={(kind) => report(commands.changeKind(node.id, kind as BoardNode["kind"]))}
      >
        {nodeKinds
          .filter((kind) => kind !== "GROUP")
          .map((kind) => (
            <MenuRadioItem key={kind} value={kind}>
              {kindWords[kind]}
            </MenuRadioItem>
          ))}
      </MenuRadioGroup>
      <MenuSeparator />
    </>
  );
}
