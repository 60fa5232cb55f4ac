/** Connects a field of the page with one shared text of the board's document. */
"use client";

import { type KeyboardEvent, useCallback, useRef } from "react";
import * as Y from "yjs";
import { type BoardSession, useBoardSession } from "#components/board/board-session.tsx";
import { boardDoc } from "#lib/board/board-doc.ts";
import type { EntityMap } from "#lib/board/model.ts";
import type { DeltaStep } from "./text-binding.ts";
import { bindTextControl, type TextControlBinding, type TextSource } from "./text-control.ts";

/** Where a shared text lives: a field of an element. */
export interface TextTarget {
  map: EntityMap | "meta";
  id: string;
  field: string;
}
type TextElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * Props for an uncontrolled input or textarea: minimal edits both ways, the caret kept when others type,
 * undo and redo those of the board, typing grouped until blur.
 */
export function useText({ map, id, field }: TextTarget) {
  const session = useBoardSession();
  const binding = useRef<TextControlBinding | null>(null);
  const ref = useCallback(
    (element: TextElement | null) => {
      const source = element && textSource(session, { map, id, field });
      if (!element || !source) return;
      const bound = bindTextControl(source, element);
      binding.current = bound;
      bound.setFocused(element === document.activeElement);
      return () => {
        binding.current = null;
        bound.destroy();
      };
    },
    [session, map, id, field],
  );
  return {
    ref,
    onFocus: () => binding.current?.setFocused(true),
    onBlur: () => {
      binding.current?.setFocused(false);
      session.undo.stopGrouping();
    },
    onKeyDown: (event: KeyboardEvent) => handleUndoKeys(session, event),
    onBeforeInput: (event: { nativeEvent: Event; preventDefault: () => void }) =>
      handleUndoInput(session, event),
  };
}

/** Null while a snapshot is shown: it has no document to type into. */
function textSource(session: BoardSession, target: TextTarget): TextSource | null {
  const doc = session.connection?.doc;
  if (!doc) return null;
  const parent = boardDoc(doc)[target.map];
  const find = () => textAt(parent, target);
  return {
    read: () => find()?.toString() ?? "",
    observe(onChange) {
      const handler = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        const text = find();
        const own = events.find((event) => event.target === text);
        if (own) onChange(own.delta as DeltaStep[]);
        else if (events.some((event) => concerns(event, target))) onChange(null);
      };
      parent.observeDeep(handler);
      return () => parent.unobserveDeep(handler);
    },
    edit: (edit) => {
      session.commands.editText(target.map, target.id, target.field, edit);
    },
  };
}

function textAt(parent: Y.Map<unknown>, { map, id, field }: TextTarget): Y.Text | null {
  const element = map === "meta" ? parent : parent.get(id);
  const text = element instanceof Y.Map ? element.get(field) : null;
  return text instanceof Y.Text ? text : null;
}

/** Whether the element, or the text itself, was put in or replaced. */
function concerns(event: Y.YEvent<Y.AbstractType<unknown>>, { map, id, field }: TextTarget): boolean {
  const path = map === "meta" ? ["", ...event.path] : event.path;
  if (path.length === 0) return event.changes.keys.has(id);
  return path.length === 1 && (path[0] === id || path[0] === "") && event.changes.keys.has(field);
}

function handleUndoKeys(session: BoardSession, event: KeyboardEvent) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "y" || event.shiftKey) session.undo.redo();
  else session.undo.undo();
}

/** The browser's own undo (menu, shake) would fight with the shared text: the board's undo takes its place. */
function handleUndoInput(session: BoardSession, event: { nativeEvent: Event; preventDefault: () => void }) {
  const { inputType } = event.nativeEvent as InputEvent;
  if (inputType !== "historyUndo" && inputType !== "historyRedo") return;
  event.preventDefault();
  if (inputType === "historyUndo") session.undo.undo();
  else session.undo.redo();
}
