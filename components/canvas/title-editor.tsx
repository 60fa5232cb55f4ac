/** A card's title typed in place: letters merge with those of others, Enter ends, Tab goes on with the next step. */
"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useFieldPresence } from "#components/inspector/field-presence.tsx";
import { useText } from "#components/inspector/use-text.ts";
import { useCanvas } from "./canvas-context.tsx";

export function TitleEditor({ id }: { id: string }) {
  const { ui, actions, session } = useCanvas();
  const text = useText({ map: "nodes", id, field: "title" });
  const presence = useFieldPresence("title", id);
  const element = useRef<HTMLTextAreaElement | null>(null);

  useEffect(() => {
    const field = element.current;
    field?.focus({ preventScroll: true });
    field?.select();
    const { earlyKeys } = ui.get();
    if (!field || !earlyKeys) return;
    ui.set({ earlyKeys: undefined });
    field.setRangeText(earlyKeys, 0, field.value.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, [ui]);

  // Stable: a new function would tie the field to the text anew on every render.
  const attachText = text.ref;
  const attach = useCallback(
    (node: HTMLTextAreaElement | null) => {
      element.current = node;
      return attachText(node);
    },
    [attachText],
  );

  function close() {
    if (ui.get().renamingId === id) ui.set({ renamingId: undefined });
    document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
  }

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    event.stopPropagation();
    text.onKeyDown(event);
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      // Enter keeps the card as it is, without a name too.
      if (event.key === "Enter") ui.set({ unnamedId: undefined });
      close();
    } else if (event.key === "Tab" && !event.shiftKey && session.store.getBoard().nodes.has(id)) {
      event.preventDefault();
      session.undo.stopGrouping();
      actions.addNext(id);
    }
  }

  return (
    <textarea
      ref={attach}
      className="tl-edit nowheel"
      aria-label="Title"
      rows={2}
      maxLength={500}
      onBeforeInput={text.onBeforeInput}
      onKeyDown={handleKeyDown}
      onFocus={() => {
        text.onFocus();
        presence.onFocus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        text.onBlur();
        presence.onBlur();
        if (ui.get().renamingId === id) ui.set({ renamingId: undefined });
        // To the inspector or another window one goes in order to come back: only the map ends it.
        const isBackOnMap = relatedTarget instanceof Element && relatedTarget.closest("[data-canvas]");
        if (currentTarget.value !== "") ui.set({ unnamedId: undefined });
        else if (isBackOnMap) actions.takeBack(id);
      }}
    />
  );
}
