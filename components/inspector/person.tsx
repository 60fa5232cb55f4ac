/** A person on the board with their avatar, by id. */
"use client";

import { useBoard } from "#components/board/board-session.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { useColorOf } from "./people-colors.tsx";

export interface PersonAvatarProps {
  personId: string | undefined;
  size?: number;
  /** The name stands beside it. */
  isDecorative?: boolean;
}

export function PersonAvatar({ personId, size = 20, isDecorative = false }: PersonAvatarProps) {
  const person = useBoard((board) => (personId === undefined ? undefined : board.people.get(personId)));
  const color = useColorOf(personId);
  return <Avatar name={person?.name} color={color} size={size} isDecorative={isDecorative} />;
}

export function PersonName({ personId }: { personId: string | undefined }) {
  const name = useBoard((board) => (personId === undefined ? undefined : board.people.get(personId)?.name));
  return <span className="truncate">{name === undefined || name === "" ? "No name yet" : name}</span>;
}
