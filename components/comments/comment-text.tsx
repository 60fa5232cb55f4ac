/** The words of a comment as they were typed; addresses can be clicked, and who is mentioned stands out. */
"use client";

import { useMemo } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Comment } from "#lib/contracts/threads.ts";
import { type TextPart, textParts } from "./text-parts.ts";

export function CommentText({ text, mentions }: Pick<Comment, "text" | "mentions">) {
  const parts = useMemo(() => textParts(text, mentions), [text, mentions]);
  return (
    <p className="whitespace-pre-wrap break-words">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <Part key={index} part={part} />
      ))}
    </p>
  );
}

function Part({ part: { text, href, mentioned } }: { part: TextPart }) {
  const { me } = useBoardSession();
  if (mentioned) {
    const isMe = mentioned.includes(me.id);
    return (
      <span className={classNames("rounded-r1 px-0.5 font-medium", isMe ? "bg-pressed" : "bg-sunken")}>
        {text}
      </span>
    );
  }
  if (href === undefined) return text;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow" className="text-accent-text underline">
      {text}
    </a>
  );
}
