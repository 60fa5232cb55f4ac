/** Everything about one flow: name, kind, owner, share of the journeys, and its path. */
"use client";

import { Plus, TriangleAlert, Waypoints, X } from "lucide-react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { flowKindWords, titleOrKind } from "#components/board/domain-words.ts";
import { ThreadsSection } from "#components/comments/threads-section.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Flow } from "#lib/board/model.ts";
import { Choice } from "./choice.tsx";
import { NodeLink } from "./element-link.tsx";
import { ElementFields } from "./field-presence.tsx";
import { FlowMark } from "./flow-mark.tsx";
import { shareSum } from "./flow-shares.ts";
import { InspectorHeader } from "./inspector-header.tsx";
import { LiveText } from "./live-text.tsx";
import { NodePicker } from "./node-picker.tsx";
import { OwnerRow } from "./owner-section.tsx";
import { PercentRow, Tick } from "./plain-field.tsx";
import { ReorderableList } from "./reorderable-list.tsx";
import { report, useCommands } from "./run-command.ts";
import { emptyLine, Row, Rows, Section } from "./section.tsx";

export function FlowInspector({ flow }: { flow: Flow }) {
  const commands = useCommands();
  const { view } = useBoardSession();
  const warning = useBoard((board) => shareSum(board.flows.values()).warning);
  const update = (patch: Parameters<typeof commands.updateFlow>[1]) =>
    report(commands.updateFlow(flow.id, patch));
  return (
    <ElementFields id={flow.id}>
      <InspectorHeader
        heading={flow.name || flowKindWords[flow.kind]}
        icon={<FlowMark kind={flow.kind} />}
        kind="Flow"
        removeIds={[flow.id]}
        removeLabel={`Deleted the flow “${flow.name}”; its cards stay`}
      >
        <div className="mt-0.5 pr-1">
          <LiveText
            map="flows"
            id={flow.id}
            field="name"
            label="Name"
            isLabelHidden
            isOneLine
            placeholder="Name this flow"
            className="font-semibold text-16"
          />
        </div>
        <div className="mt-2">
          <Button
            size="sm"
            icon={<Waypoints aria-hidden />}
            onClick={() => {
              view.set({ flowId: flow.id });
              view.get().canvas?.zoomTo(flow.path);
            }}
          >
            Show on the map
          </Button>
        </div>
      </InspectorHeader>
      <section aria-label="Flow" className="border-line border-t px-3.5 py-[9px]">
        <Rows>
          <Row label="Kind">
            <Choice
              label="Kind of flow"
              value={flow.kind}
              words={flowKindWords}
              onChange={(kind) => kind && update({ kind })}
            />
          </Row>
          <OwnerRow elementId={flow.id} ownerId={flow.ownerId} />
          <PercentRow
            label="Share"
            field="share"
            value={flow.share}
            placeholder="of all journeys"
            onChange={(share) => update({ share })}
            note={
              warning && (
                <span className="flex items-start gap-[5px] text-at-risk-text">
                  <TriangleAlert size={12} strokeWidth={2.2} className="mt-0.5 shrink-0" aria-hidden />
                  {warning}
                </span>
              )
            }
          />
        </Rows>
        <Tick label="A top flow" isTicked={flow.isTop} onChange={(isTop) => update({ isTop })} />
      </section>
      <PathSection flow={flow} />
      <ThreadsSection type="FLOW" id={flow.id} />
    </ElementFields>
  );
}

function PathSection({ flow }: { flow: Flow }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const nodes = useBoard((board) => board.nodes);
  const setPath = (path: readonly string[]) => report(commands.setPath(flow.id, path));
  const nameOf = (id: string) => {
    const node = nodes.get(id);
    return node ? titleOrKind(node) : "a card that is gone";
  };
  if (!canEdit && flow.path.length === 0) return null;
  return (
    <Section title="Path" count={flow.path.length}>
      <ReorderableList
        ids={flow.path}
        label="Path of the flow"
        nameOf={nameOf}
        onReorder={setPath}
        isReadOnly={!canEdit}
        renderRow={(id, index) => (
          <>
            <NodeLink nodeId={id} className="ml-0 flex-1" />
            {canEdit && (
              <IconButton
                size="sm"
                label={`Take “${nameOf(id)}” off the path`}
                icon={<X aria-hidden />}
                onClick={() => setPath(flow.path.filter((_, place) => place !== index))}
                className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
              />
            )}
          </>
        )}
      />
      {canEdit && (
        <NodePicker
          label="Next on the path"
          accepts={(node, board) => isReachable(board.edges.values(), flow.path.at(-1), node.id)}
          emptyText="No arrow leads on from the last card. Draw one on the map first."
          onPick={(nodeId) => setPath([...flow.path, nodeId])}
        >
          <button type="button" className={emptyLine}>
            <span className="flex-1 text-left">
              {flow.path.length === 0 ? "Choose the first card" : "Add the next card"}
            </span>
            <Plus size={13} aria-hidden />
          </button>
        </NodePicker>
      )}
    </Section>
  );
}

interface Arrow {
  cls: string;
  sourceId: string;
  targetId: string;
}

/** A path begins anywhere and goes on along flow arrows. */
function isReachable(edges: Iterable<Arrow>, fromId: string | undefined, toId: string): boolean {
  if (fromId === undefined) return true;
  for (const edge of edges) {
    if (edge.cls === "CONTROL" && edge.sourceId === fromId && edge.targetId === toId) return true;
  }
  return false;
}
