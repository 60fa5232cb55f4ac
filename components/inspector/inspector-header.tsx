/** Top of the inspector: what is selected, its menu, closing; the title in large below. */
"use client";

import { Ellipsis, MessageCircle, Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { undoToast } from "#components/ui/toast.tsx";
import { useInspectorClose } from "./inspector-frame.tsx";
import { report, useCommands } from "./run-command.ts";

export interface InspectorHeaderProps {
  /** "Step in OMS / ERP". */
  kind: ReactNode;
  icon?: ReactNode;
  /** Further entries of the menu. */
  menu?: ReactNode;
  /** Given = can be deleted; called instead of the plain command. */
  removeIds?: readonly string[];
  /** What the delete entry says. */
  removeLabel?: string;
  /** Names what is selected for screen readers where the title below is a field. */
  heading?: string;
  /** The element whose comments are a press away. */
  commentsOn?: string;
  children?: ReactNode;
}

export function InspectorHeader({
  heading,
  kind,
  icon,
  menu,
  removeIds,
  removeLabel,
  commentsOn,
  children,
}: InspectorHeaderProps) {
  const { view, connection } = useBoardSession();
  const close = useInspectorClose();
  const canEdit = useCanEdit();
  const remove = useRemove();
  const hasMenu = canEdit && (menu !== undefined || removeIds !== undefined);
  return (
    <header className="pt-2.5 pr-2.5 pb-[11px] pl-3.5">
      <div className="flex items-center gap-1">
        <span className="flex min-w-0 flex-1 items-center gap-[5px] text-12 text-ink-2">
          {icon}
          <span className="truncate">{kind}</span>
        </span>
        {commentsOn !== undefined && connection && (
          <IconButton
            label="Comments on this"
            icon={<MessageCircle aria-hidden />}
            onClick={() => view.set({ comments: { elementId: commentsOn } })}
          />
        )}
        {hasMenu && (
          <Menu>
            <MenuTrigger>
              <IconButton label="More" icon={<Ellipsis aria-hidden />} />
            </MenuTrigger>
            <MenuContent align="end">
              {menu}
              {removeIds && (
                <MenuItem
                  isDanger
                  icon={<Trash2 aria-hidden />}
                  shortcut="Del"
                  onSelect={() => remove(removeIds, removeLabel ?? "Deleted")}
                >
                  Delete
                </MenuItem>
              )}
            </MenuContent>
          </Menu>
        )}
        <IconButton label="Close" icon={<X aria-hidden />} onClick={close} />
      </div>
      {heading !== undefined && <h2 className="sr-only">{heading}</h2>}
      {children}
    </header>
  );
}

/** Deletes in one step and offers to take it back. */
export function useRemove(): (ids: readonly string[], said: string) => void {
  const commands = useCommands();
  const { undo, view } = useBoardSession();
  return (ids, said) => {
    const removed = report(commands.remove(ids));
    if (!removed) return;
    view.set({ selection: new Set() });
    undoToast({ message: said, onUndo: () => undo.undo() });
  };
}
