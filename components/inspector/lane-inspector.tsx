/** Everything about one lane: its name and kind, who stands in it, and taking it away. */
"use client";

import { ArrowDown, ArrowUp, Rows3 } from "lucide-react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { laneKindWords, titleOrKind } from "#components/board/domain-words.ts";
import { ThreadsSection } from "#components/comments/threads-section.tsx";
import { MenuItem } from "#components/ui/menu.tsx";
import type { LaneCards } from "#lib/board/commands/board-commands.ts";
import type { Lane } from "#lib/board/model.ts";
import { Choice } from "./choice.tsx";
import { NodeLink } from "./element-link.tsx";
import { ElementFields } from "./field-presence.tsx";
import { InspectorHeader } from "./inspector-header.tsx";
import { lanesInOrder } from "./lanes-in-order.ts";
import { LiveText } from "./live-text.tsx";
import { PersonAvatar } from "./person.tsx";
import { LineRow, Tick } from "./plain-field.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { Row, Rows, Section } from "./section.tsx";

/** Longer lanes are counted, not listed. */
const listedAtMost = 50;

export function LaneInspector({ lane }: { lane: Lane }) {
  const commands = useCommands();
  const nodes = useBoard(
    (board) =>
      [...board.nodes.values()]
        .filter((node) => node.laneId === lane.id)
        .sort((a, b) => titleOrKind(a).localeCompare(titleOrKind(b))),
    sameItems,
  );
  const people = useBoard(
    (board) => [...board.people.values()].filter((person) => person.laneId === lane.id),
    sameItems,
  );
  const isCollapsed = useBoard((board) => board.layout.views.get(lane.id)?.collapsed ?? false);
  const update = (patch: Parameters<typeof commands.updateLane>[1]) =>
    report(commands.updateLane(lane.id, patch));
  return (
    <ElementFields id={lane.id}>
      <InspectorHeader
        heading={lane.name || "Unnamed lane"}
        icon={<Rows3 size={13} strokeWidth={2} aria-hidden />}
        kind={`Lane, ${nodes.length} ${nodes.length === 1 ? "card" : "cards"}`}
        menu={<LaneMenu lane={lane} cardCount={nodes.length} />}
      >
        <div className="mt-0.5 pr-1">
          <LiveText
            map="lanes"
            id={lane.id}
            field="name"
            label="Name"
            isLabelHidden
            isOneLine
            placeholder="Name this lane"
            className="font-semibold text-16"
          />
        </div>
      </InspectorHeader>
      <section aria-label="Lane" className="border-line border-t px-3.5 py-[9px]">
        <Rows>
          <Row label="Kind">
            <Choice
              label="Kind of lane"
              value={lane.kind}
              words={laneKindWords}
              onChange={(kind) => kind && update({ kind })}
            />
          </Row>
          <LineRow
            label="Time zone"
            field="calendarTz"
            value={lane.calendarTz}
            placeholder="for example Europe/Oslo"
            onChange={(calendarTz) => update({ calendarTz })}
          />
        </Rows>
        <Tick
          label="Folded to a strip"
          isTicked={isCollapsed}
          onChange={(collapsed) => report(commands.setView(lane.id, { collapsed: collapsed || null }))}
        />
      </section>
      {people.length > 0 && (
        <Section title="People" count={people.length}>
          <ul>
            {people.map((person) => (
              <li key={person.id} className="flex h-7 items-center gap-1.5">
                <PersonAvatar personId={person.id} isDecorative />
                <span className="truncate">{person.name || "No name yet"}</span>
                {person.role && <span className="truncate text-12 text-ink-3">{person.role}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {nodes.length > 0 && (
        <Section title="In this lane" count={nodes.length}>
          <ul>
            {nodes.slice(0, listedAtMost).map((node) => (
              <li key={node.id}>
                <NodeLink nodeId={node.id} className="w-full" />
              </li>
            ))}
          </ul>
          {nodes.length > listedAtMost && (
            <p className="text-12 text-ink-3">and {nodes.length - listedAtMost} more, in the outline</p>
          )}
        </Section>
      )}
      <ThreadsSection type="LANE" id={lane.id} />
    </ElementFields>
  );
}

function LaneMenu({ lane, cardCount }: { lane: Lane; cardCount: number }) {
  const commands = useCommands();
  const { view } = useBoardSession();
  const canEdit = useCanEdit();
  const order = useBoard((board) => lanesInOrder(board).map(({ id }) => id), sameItems);
  const lanes = useBoard((board) => board.lanes);
  if (!canEdit) return null;
  const index = order.indexOf(lane.id);
  const remove = (cards?: LaneCards) => {
    report(commands.removeLane(lane.id, cards));
    view.set({ selection: new Set() });
  };
  return (
    <>
      <MenuItem
        icon={<ArrowUp aria-hidden />}
        disabled={index <= 0}
        onSelect={() => report(commands.moveLane(lane.id, { beforeId: order[index - 1] ?? null }))}
      >
        Move up
      </MenuItem>
      <MenuItem
        icon={<ArrowDown aria-hidden />}
        disabled={index < 0 || index >= order.length - 1}
        onSelect={() => report(commands.moveLane(lane.id, { beforeId: order[index + 2] ?? null }))}
      >
        Move down
      </MenuItem>
      {cardCount === 0 ? (
        <MenuItem isDanger onSelect={() => remove()}>
          Delete this lane
        </MenuItem>
      ) : (
        <>
          {order
            .filter((id) => id !== lane.id)
            .map((id) => (
              <MenuItem key={id} isDanger onSelect={() => remove({ moveTo: id })}>
                Delete, cards to “{lanes.get(id)?.name || "unnamed lane"}”
              </MenuItem>
            ))}
          <MenuItem isDanger onSelect={() => remove("delete")}>
            Delete with {cardCount === 1 ? "its card" : `its ${cardCount} cards`}
          </MenuItem>
        </>
      )}
    </>
  );
}
