/** The way to the comments from the bar over a board; how many are new is said once their code is there. */
"use client";

import { MessageCircle } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useBoardSession } from "./board-session.tsx";
import { later } from "./later.tsx";

export interface CommentsEntryProps {
  className?: string;
}

/** A snapshot has none: comments are about the board as it is. */
export function CommentsEntry(props: CommentsEntryProps) {
  const { connection } = useBoardSession();
  return connection ? <CommentsButton {...props} /> : null;
}

const CommentsButton = later<CommentsEntryProps>({
  load: async () => (await import("./settled-parts.tsx")).CommentsButton,
  placeholder: EarlyButton,
});

function EarlyButton({ className }: CommentsEntryProps) {
  const { view } = useBoardSession();
  return (
    <IconButton
      label="Comments"
      icon={<MessageCircle aria-hidden />}
      onClick={() => view.set({ comments: {} })}
      {...(className && { className })}
    />
  );
}
