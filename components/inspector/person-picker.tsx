/** Names a person: somebody on the board, a member of the workspace, or a new person without an account. */
"use client";

import { UserPlus, UserRoundX } from "lucide-react";
import { type ReactElement, useState } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { oneStep } from "#components/board/one-step.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { lanesInOrder } from "./lanes-in-order.ts";
import { PersonAvatar } from "./person.tsx";
import { Picker, PickerList, useClosePicker } from "./picker.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { useMembers, useMembersNotOnBoard } from "./use-people.ts";

export interface PersonPickerProps {
  label: string;
  currentId?: string | undefined;
  /** `null` = nobody; only offered when `canClear`. */
  onPick: (personId: string | null) => void;
  canClear?: boolean;
  /** People not to offer, such as contributors chosen already. */
  without?: readonly string[];
  children: ReactElement;
}

const memberPrefix = "member:";
const nobodyId = "nobody";

export function PersonPicker({ children, ...props }: PersonPickerProps) {
  // Asked for before the list opens: whoever types fast would make a person who is a member already.
  useMembers();
  return (
    <Picker label={props.label} list={<PersonList {...props} />}>
      {children}
    </Picker>
  );
}

function PersonList(props: Omit<PersonPickerProps, "children">) {
  const { label, currentId, onPick, canClear = false, without = [] } = props;
  const people = useBoard((board) => board.people);
  const members = useMembersNotOnBoard();
  const commands = useCommands();
  const session = useBoardSession();
  const options = [
    ...[...people.values()]
      .filter((person) => !without.includes(person.id))
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((person) => ({
        id: person.id,
        label: person.name || "No name yet",
        ...(person.role ? { detail: person.role } : {}),
        icon: <PersonAvatar personId={person.id} size={20} isDecorative />,
        isCurrent: person.id === currentId,
      })),
    ...members.map((member) => ({
      id: memberPrefix + member.userId,
      label: member.name,
      detail: "in the workspace",
      icon: <Avatar name={member.name} color={member.color} size={20} isDecorative />,
    })),
  ];

  function addPerson(person: Parameters<typeof commands.addPerson>[0]) {
    oneStep(session, "name-new-person", () => {
      const personId = report(commands.addPerson(person));
      if (personId !== undefined) onPick(personId);
    });
  }
  function handlePick(id: string) {
    if (!id.startsWith(memberPrefix)) return onPick(id);
    const member = members.find(({ userId }) => memberPrefix + userId === id);
    if (!member) return;
    addPerson({ name: member.name, userId: member.userId });
  }

  return (
    <PickerList
      label={label}
      options={options}
      onPick={handlePick}
      actions={[
        {
          id: "new",
          label: (query) =>
            query === "" ? "Add a person without an account…" : `Add “${query}”, without an account`,
          icon: <UserPlus size={15} className="mx-[2.5px] shrink-0 text-ink-2" aria-hidden />,
          onPick: (query) => {
            if (query === "") return <NewPersonForm onAdded={onPick} />;
            addPerson({ name: query });
            return undefined;
          },
        },
        ...(canClear && currentId !== undefined
          ? [
              {
                id: nobodyId,
                label: () => "Nobody",
                icon: <UserRoundX size={15} className="mx-[2.5px] shrink-0 text-ink-2" aria-hidden />,
                onPick: () => {
                  onPick(null);
                  return undefined;
                },
              },
            ]
          : []),
      ]}
    />
  );
}

const noLane = "none";

function NewPersonForm({ onAdded }: { onAdded: (personId: string) => void }) {
  const lanes = useBoard(lanesInOrder, sameItems);
  const commands = useCommands();
  const session = useBoardSession();
  const close = useClosePicker();
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [laneId, setLaneId] = useState(noLane);
  const [error, setError] = useState<string>();

  function handleSubmit() {
    if (name.trim() === "") return setError("Write the person's name.");
    oneStep(session, "name-new-person", () => {
      const personId = report(
        commands.addPerson({
          name: name.trim(),
          ...(role.trim() === "" ? {} : { role: role.trim() }),
          ...(laneId === noLane ? {} : { laneId }),
        }),
      );
      if (personId !== undefined) onAdded(personId);
    });
    close();
  }

  return (
    <form
      className="flex flex-col gap-2.5 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        handleSubmit();
      }}
    >
      <p className="text-12 text-ink-2">
        They can be named here without an account, and linked to one later.
      </p>
      <TextField
        label="Name"
        value={name}
        autoFocus
        onChange={(event) => setName(event.target.value)}
        {...(error ? { error } : {})}
      />
      <TextField
        label="Role (optional)"
        placeholder="for example: Delivery lead"
        value={role}
        onChange={(event) => setRole(event.target.value)}
      />
      <Select
        label="Lane (optional)"
        value={laneId}
        onChange={setLaneId}
        options={[
          { value: noLane, label: "No lane" },
          ...lanes.map((lane) => ({ value: lane.id, label: lane.name || "Unnamed lane" })),
        ]}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button variant="primary" type="submit">
          Add
        </Button>
      </div>
    </form>
  );
}
