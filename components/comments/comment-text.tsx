/** The words of a comment as they were typed; addresses can be clicked. */
"use client";

import { useMemo } from "react";
import { textParts } from "./text-parts.ts";

export function CommentText({ text }: { text: string }) {
  const parts = useMemo(() => textParts(text), [text]);
  return (
    <p className="whitespace-pre-wrap break-words">
      {parts.map(({ text: words, href }, index) =>
        href === undefined ? (
          words
        ) : (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
            key={index}
            href={href}
            target="_blank"
            rel="noreferrer noopener nofollow"
            className="text-accent-text underline"
          >
            {words}
          </a>
        ),
      )}
    </p>
  );
}
