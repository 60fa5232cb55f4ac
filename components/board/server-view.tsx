/** The frame of a view that shows what the server keeps beside the board: its queries, and a focus that isn't lost. */
"use client";

import { type ReactNode, useRef } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useKeepFocus } from "#components/inspector/use-keep-focus.ts";
import { useAnnounceDrawn } from "./later.tsx";

export function ServerView({ children }: { children: ReactNode }) {
  useAnnounceDrawn();
  const frame = useRef<HTMLDivElement>(null);
  useKeepFocus(frame);
  return (
    <QueryProvider>
      <div ref={frame} className="flex h-full flex-col bg-app">
        {children}
      </div>
    </QueryProvider>
  );
}
