/** Choosing what stays at full strength on the map: on which paths, whose cards, which kinds, how critical, what has gaps. */
"use client";

import { FilterX } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { criticalityWords, flowKindWords, kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import type { LaterPart } from "#components/board/later.tsx";
import { sameItems } from "#components/inspector/same-items.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import {
  Menu,
  MenuCheckboxItem,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import {
  type Board,
  criticalities,
  type FlowKind,
  flowKinds,
  type NodeKind,
  type Person,
} from "#lib/board/model.ts";
import { type CardGap, filterCount, type MapFilter, noFilter, toggled } from "#lib/canvas/map-filter.ts";
import { useCanvas, useView } from "./canvas-context.tsx";
import { FilterButton } from "./flow-bar-buttons.tsx";
import { FlowLine } from "./flow-line.tsx";

const gapWords: Record<CardGap, string> = { owner: "No owner", checkpoint: "No checkpoint" };
const gaps: readonly CardGap[] = ["owner", "checkpoint"];

/** People who own a card, by name. */
const owners = ({ nodes, people }: Board): readonly Person[] => {
  const ids = new Set([...nodes.values()].map((node) => node.ownerId));
  return [...people.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
};
const kindsThere = ({ nodes }: Board): readonly NodeKind[] => [
  ...new Set([...nodes.values()].map((node) => node.kind)),
];

const pathKindsThere = ({ flows }: Board): readonly FlowKind[] => {
  const there = new Set([...flows.values()].map((flow) => flow.kind));
  return flowKinds.filter((kind) => there.has(kind));
};

export function FilterMenu({ isOpenAtFirst }: LaterPart) {
  const count = useView((view) => filterCount(view.filter ?? noFilter));
  return (
    <Menu defaultOpen={isOpenAtFirst}>
      <MenuTrigger>
        <FilterButton count={count} />
      </MenuTrigger>
      <MenuContent align="end" className="max-h-[70vh] w-60 overflow-y-auto">
        <Choices />
      </MenuContent>
    </Menu>
  );
}

/** What there is to choose from is looked up while the menu is open only: it takes a look at every card. */
function Choices() {
  const { session } = useCanvas();
  const filter = useView((view) => view.filter ?? noFilter);
  const people = useBoard(owners, sameItems);
  const kinds = useBoard(kindsThere, sameItems);
  const pathKinds = useBoard(pathKindsThere, sameItems);
  const count = filterCount(filter);
  const set = (next: MapFilter) => session.view.set({ filter: filterCount(next) === 0 ? undefined : next });
  function item<K extends keyof MapFilter>(sort: K, value: MapFilter[K][number]) {
    return {
      checked: (filter[sort] as readonly string[]).includes(value),
      onCheckedChange: () => set(toggled(filter, sort, value)),
      // Several are chosen in one go.
      onSelect: (event: Event) => event.preventDefault(),
    };
  }
  return (
    <>
      {count > 0 && (
        <>
          <MenuItem icon={<FilterX />} onSelect={() => set(noFilter)}>
            Show everything
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {pathKinds.length > 0 && <MenuLabel>Path</MenuLabel>}
      {pathKinds.map((kind) => (
        <MenuCheckboxItem key={kind} {...item("pathKinds", kind)}>
          <span className="flex items-center gap-2 [&_svg]:h-2! [&_svg]:w-[26px]!">
            <FlowLine kind={kind} />
            {flowKindWords[kind]}
          </span>
        </MenuCheckboxItem>
      ))}
      <MenuLabel>Gaps</MenuLabel>
      {gaps.map((gap) => (
        <MenuCheckboxItem key={gap} {...item("gaps", gap)}>
          {gapWords[gap]}
        </MenuCheckboxItem>
      ))}
      <MenuLabel>Criticality</MenuLabel>
      {criticalities.map((value) => (
        <MenuCheckboxItem key={value} {...item("criticalities", value)}>
          {criticalityWords[value]}
        </MenuCheckboxItem>
      ))}
      {people.length > 0 && <MenuLabel>Owner</MenuLabel>}
      {people.map((person) => (
        <MenuCheckboxItem key={person.id} {...item("ownerIds", person.id)}>
          <span className="flex items-center gap-2">
            <Avatar name={person.name} size={18} isDecorative />
            <span className="truncate">{person.name}</span>
          </span>
        </MenuCheckboxItem>
      ))}
      {kinds.length > 0 && <MenuLabel>Kind</MenuLabel>}
      {kinds.map((kind) => (
        <MenuCheckboxItem key={kind} {...item("kinds", kind)}>
          <span className="flex items-center gap-2">
            <KindIcon kind={kind} />
            {kindWords[kind]}
          </span>
        </MenuCheckboxItem>
      ))}
    </>
  );
}
