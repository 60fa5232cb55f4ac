/**
 * Undo and redo of one's own commands: each command is one step, except that typing in one text field groups
 * until it rests for half a second or somebody calls `stopGrouping` (the field lost focus). What other people did
 * is never undone; a field they have set since stays theirs.
 */
import * as Y from "yjs";
import { boardDoc } from "./board-doc.ts";
import { LocalCommand } from "./local-command.ts";

/** Quiet after which typing begins a new step, by the clock of Yjs. */
const quietMs = 500;

export interface BoardUndo {
  /** Takes back the newest step; false when nothing is left of it, because others have overwritten it since. */
  undo(): boolean;
  redo(): boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Called when `canUndo` or `canRedo` may have changed; returns how to stop. */
  subscribe(onChange: () => void): () => void;
  /** Whatever is typed next begins a new step. */
  stopGrouping(): void;
  destroy(): void;
}

export function createUndo(doc: Y.Doc): BoardUndo {
  const manager = new Y.UndoManager(Object.values(boardDoc(doc)), {
    doc,
    captureTimeout: 0,
    trackedOrigins: new Set([LocalCommand]),
  });
  let lastTypingKey: string | undefined;

  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of [...listeners]) listener();
  };
  for (const event of ["stack-item-added", "stack-item-updated", "stack-cleared"] as const)
    manager.on(event, notify);

  // Left to itself the manager goes on to the step below when one has nothing left to take back: a person who
  // undoes a change that others have overwritten would lose the card they made before it. So it sees one at a time.
  const takeBack = (stack: Y.UndoManager["undoStack"], step: () => unknown): boolean => {
    const below = stack.splice(0, Math.max(0, stack.length - 1));
    try {
      return step() !== null;
    } finally {
      stack.unshift(...below);
      notify();
    }
  };

  // The manager joins a change to the step before it when it comes within its timeout: so the timeout is opened
  // for the next keystroke in the same field, and closed for everything else.
  const openForTyping = ({ origin }: Y.Transaction): void => {
    if (!(origin instanceof LocalCommand)) return;
    const isSameField = origin.typingKey !== undefined && origin.typingKey === lastTypingKey;
    manager.captureTimeout = isSameField ? quietMs : 0;
    lastTypingKey = origin.typingKey;
  };
  doc.on("beforeTransaction", openForTyping);

  return {
    undo: () => takeBack(manager.undoStack, () => manager.undo()),
    redo: () => takeBack(manager.redoStack, () => manager.redo()),
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    stopGrouping: () => {
      manager.stopCapturing();
      lastTypingKey = undefined;
    },
    destroy: () => {
      doc.off("beforeTransaction", openForTyping);
      manager.destroy();
      listeners.clear();
    },
  };
}
