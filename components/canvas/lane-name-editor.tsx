/** The name of a lane typed in place. */
"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useText } from "#components/inspector/use-text.ts";
import { useCanvas } from "./canvas-context.tsx";

export function LaneNameEditor({ id }: { id: string }) {
  const { ui } = useCanvas();
  const text = useText({ map: "lanes", id, field: "name" });
  const element = useRef<HTMLTextAreaElement | null>(null);
  const attachText = text.ref;
  const attach = useCallback(
    (node: HTMLTextAreaElement | null) => {
      element.current = node;
      return attachText(node);
    },
    [attachText],
  );
  useEffect(() => {
    element.current?.focus({ preventScroll: true });
    element.current?.select();
  }, []);
  const close = () => ui.get().renamingId === id && ui.set({ renamingId: undefined });
  return (
    <textarea
      ref={attach}
      className="tl-edit"
      aria-label="Name of the lane"
      rows={2}
      maxLength={500}
      onBeforeInput={text.onBeforeInput}
      onFocus={text.onFocus}
      onBlur={() => {
        text.onBlur();
        close();
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
        event.stopPropagation();
        text.onKeyDown(event);
        if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
        event.preventDefault();
        close();
      }}
    />
  );
}
