/** The people of a board: who can be named as owner, in which role and lane, and with which account. */
"use client";

import { CalendarOff, ChevronDown, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { boardViewPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Person } from "#lib/board/model.ts";
import { Choice } from "./choice.tsx";
import { countOwned } from "./count-owned.ts";
import { ElementFields } from "./field-presence.tsx";
import { useRemove } from "./inspector-header.tsx";
import { lanesInOrder } from "./lanes-in-order.ts";
import { LiveText } from "./live-text.tsx";
import { PersonAvatar } from "./person.tsx";
import { PersonPicker } from "./person-picker.tsx";
import { LineRow } from "./plain-field.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { emptyLine, Row, Rows, Section } from "./section.tsx";
import { useMembers } from "./use-people.ts";

export function PeopleSection() {
  const people = useBoard(
    (board) => [...board.people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    sameItems,
  );
  const canEdit = useCanEdit();
  const [openId, setOpenId] = useState<string | null>(null);
  if (people.length === 0) {
    if (!canEdit) return null;
    return (
      <div className="border-line border-t px-3.5 py-1">
        <AddPerson>
          <button type="button" className={emptyLine}>
            <span className="flex-1 text-left">People</span>
            <Plus size={13} aria-hidden />
          </button>
        </AddPerson>
      </div>
    );
  }
  return (
    <Section
      title="People"
      count={people.length}
      action={
        canEdit && (
          <AddPerson>
            <IconButton size="sm" label="Add a person" icon={<Plus aria-hidden />} className="-my-1" />
          </AddPerson>
        )
      }
    >
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isOpen={openId === person.id}
            onToggle={() => setOpenId(openId === person.id ? null : person.id)}
          />
        ))}
      </ul>
    </Section>
  );
}

/** Members become people of the board by being picked; others by the form. */
function AddPerson({ children }: { children: React.ReactElement }) {
  const people = useBoard((board) => [...board.people.keys()], sameItems);
  return (
    <PersonPicker label="Add a person" without={people} onPick={() => {}}>
      {children}
    </PersonPicker>
  );
}

interface PersonRowProps {
  person: Person;
  isOpen: boolean;
  onToggle: () => void;
}

function PersonRow({ person, isOpen, onToggle }: PersonRowProps) {
  const owned = useBoard((board) => countOwned(board, person.id));
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="-mx-1.5 flex min-h-8 w-[calc(100%+12px)] items-center gap-2 rounded-r2 px-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <PersonAvatar personId={person.id} isDecorative />
        <span className="min-w-0 flex-1 truncate">
          {person.name || "No name yet"}
          {person.role && <span className="ml-1.5 text-12 text-ink-3">{person.role}</span>}
        </span>
        <span className="whitespace-nowrap text-12 text-ink-3">{owned > 0 && `owns ${owned}`}</span>
        <ChevronDown
          size={13}
          className={classNames("shrink-0 text-ink-3 transition-transform", !isOpen && "-rotate-90")}
          aria-hidden
        />
      </button>
      {isOpen && <PersonFields person={person} />}
    </li>
  );
}

function PersonFields({ person }: { person: Person }) {
  const session = useBoardSession();
  const { connection } = session;
  const commands = useCommands();
  const canEdit = useCanEdit();
  const remove = useRemove();
  const members = useMembers();
  const lanes = useBoard(lanesInOrder, sameItems);
  const update = (patch: Parameters<typeof commands.updatePerson>[1]) =>
    report(commands.updatePerson(person.id, patch));
  const laneWords = Object.fromEntries(lanes.map((lane) => [lane.id, lane.name || "Unnamed lane"]));
  const memberWords = Object.fromEntries(members.map((member) => [member.userId, member.name]));
  return (
    <ElementFields id={person.id}>
      <div className="mb-2 ml-7">
        <Rows>
          <Row label="Name">
            <LiveText
              map="people"
              id={person.id}
              field="name"
              label="Name"
              isLabelHidden
              isOneLine
              placeholder="Name"
            />
          </Row>
          <LineRow label="Role" field="role" value={person.role} onChange={(role) => update({ role })} />
          <Row label="Lane">
            <Choice
              label="Lane"
              value={person.laneId}
              words={laneWords}
              emptyWord="No lane"
              onChange={(laneId) => update({ laneId })}
            />
          </Row>
          <Row label="Account">
            <Choice
              label="Account"
              value={person.userId !== undefined && person.userId in memberWords ? person.userId : undefined}
              words={memberWords}
              emptyWord="None"
              onChange={(userId) => update({ userId })}
            />
          </Row>
        </Rows>
        {connection && (
          <ViewLink
            href={`${boardViewPath(session, "needs")}&away=${person.id}`}
            isCurrent={false}
            className={buttonLook({ size: "sm", variant: "ghost", className: "-ml-2" })}
          >
            <CalendarOff aria-hidden />
            If they are away
          </ViewLink>
        )}
        {canEdit && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Trash2 aria-hidden />}
            onClick={() => remove([person.id], `Took ${person.name || "the person"} off the board`)}
            className="-ml-2"
          >
            Take off the board
          </Button>
        )}
      </div>
    </ElementFields>
  );
}
