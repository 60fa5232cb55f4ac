/** The one owner of an element, and for cards the people who work with them. */
"use client";

import { UserPlus, X } from "lucide-react";
import { memo } from "react";
import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { BoardNode } from "#lib/board/model.ts";
import { rowButton } from "./choice.tsx";
import { PersonAvatar, PersonName } from "./person.tsx";
import { PersonPicker } from "./person-picker.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameSection } from "./same-apart-from-texts.ts";
import { Row, Rows } from "./section.tsx";

export function OwnerRow({ elementId, ownerId }: { elementId: string; ownerId: string | undefined }) {
  return (
    <Row label="Owner">
      <OwnerField elementId={elementId} ownerId={ownerId} />
    </Row>
  );
}

export function OwnerField({ elementId, ownerId }: { elementId: string; ownerId: string | undefined }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const content = (
    <>
      <PersonAvatar personId={ownerId} isDecorative />
      {ownerId === undefined ? (
        <span className="text-broken-text">Nobody yet</span>
      ) : (
        <span className="min-w-0 truncate font-medium">
          <PersonName personId={ownerId} />
        </span>
      )}
    </>
  );
  if (!canEdit) return <span className="flex min-w-0 items-center gap-1.5">{content}</span>;
  return (
    <PersonPicker
      label="Owner"
      currentId={ownerId}
      canClear
      onPick={(personId) => report(commands.setOwner(elementId, personId))}
    >
      <button type="button" className={rowButton}>
        <span className="sr-only">Owner: </span>
        {content}
      </button>
    </PersonPicker>
  );
}

export const OwnerSection = memo(function OwnerSection({ node }: { node: BoardNode }) {
  return (
    <section aria-label="Owner" className="border-line border-t px-3.5 py-[9px]">
      <Rows>
        <OwnerRow elementId={node.id} ownerId={node.ownerId} />
        <Contributors node={node} />
      </Rows>
    </section>
  );
}, sameSection);

function Contributors({ node }: { node: BoardNode }) {
  const commands = useCommands();
  const canEdit = useCanEdit();
  const people = useBoard((board) => board.people);
  const set = (contributors: string[]) => report(commands.updateNode(node.id, { contributors }));
  if (!canEdit && node.contributors.length === 0) return null;
  return (
    <Row label="With">
      <ul className="w-full">
        {node.contributors.map((personId) => (
          <li key={personId} className="group flex h-7 items-center gap-1.5">
            <PersonAvatar personId={personId} isDecorative />
            <span className="min-w-0 flex-1 truncate">
              <PersonName personId={personId} />
            </span>
            {canEdit && (
              <IconButton
                size="sm"
                label={`Take ${people.get(personId)?.name ?? "this person"} off`}
                icon={<X aria-hidden />}
                onClick={() => set(node.contributors.filter((id) => id !== personId))}
                className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
              />
            )}
          </li>
        ))}
        {canEdit && (
          <li>
            <PersonPicker
              label="Who else works on it"
              without={[...node.contributors, ...(node.ownerId ? [node.ownerId] : [])]}
              onPick={(personId) => personId !== null && set([...node.contributors, personId])}
            >
              <button type="button" className={`${rowButton} text-ink-3`}>
                <UserPlus size={14} className="mx-[3px]" aria-hidden />
                Add somebody
              </button>
            </PersonPicker>
          </li>
        )}
      </ul>
    </Row>
  );
}
