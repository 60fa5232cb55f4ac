/** Top of the comments: where one is, what can be done, and the way back to the details. */
"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { closeComments } from "./close-comments.ts";

export interface PanelHeaderProps {
  title: string;
  before?: ReactNode;
  children?: ReactNode;
}

export function PanelHeader({ title, before, children }: PanelHeaderProps) {
  const { view } = useBoardSession();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here is gone: the keys go on from the top of what it opened.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={`flex min-h-12 items-center gap-1 pt-2.5 pr-2.5 pb-2 ${before ? "pl-2" : "pl-3.5"}`}>
      {before}
      <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate font-semibold text-16 outline-none">
        {title}
      </h2>
      {children}
      <IconButton label="Close comments" icon={<X aria-hidden />} onClick={() => closeComments(view)} />
    </header>
  );
}
