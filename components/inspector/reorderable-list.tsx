/** A list whose rows are dragged by a grip, or moved with the arrow keys while the grip has the focus. */
"use client";

import { GripVertical } from "lucide-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { moveItem } from "./move-item.ts";

export interface ReorderableListProps {
  /** Ids may repeat: rows are told apart by their place. */
  ids: readonly string[];
  label: string;
  /** Names a row for the grip: "Move “Pay”". */
  nameOf: (id: string) => string;
  renderRow: (id: string, index: number) => ReactNode;
  onReorder: (ids: string[]) => void;
  isReadOnly: boolean;
}

export function ReorderableList(props: ReorderableListProps) {
  const { ids, label, nameOf, renderRow, onReorder, isReadOnly } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };

  function handleKeyDown(event: KeyboardEvent, index: number) {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const next = index + step;
    if (step === 0 || next < 0 || next >= ids.length) return;
    event.preventDefault();
    onReorder(moveItem(ids, { from: index, to: next }));
  }
  function handleDrop(event: DragEvent, index: number) {
    event.preventDefault();
    if (dragged !== null && dragged !== index) onReorder(moveItem(ids, { from: dragged, to: index }));
    end();
  }

  return (
    <ol aria-label={label}>
      {ids.map((id, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a card may stand on a path twice; its place tells them apart
          key={`${id}/${index}`}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(index);
          }}
          onDrop={(event) => handleDrop(event, index)}
          className={classNames(
            "group relative flex items-center gap-0.5",
            dragged === index && "bg-hover",
            over === index &&
              dragged !== null &&
              dragged !== index &&
              (dragged > index ? "shadow-[0_-2px_0_var(--accent)]" : "shadow-[0_2px_0_var(--accent)]"),
          )}
        >
          {!isReadOnly && (
            <button
              type="button"
              draggable
              aria-label={`Move “${nameOf(id)}”: up and down arrow keys`}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", id);
                setDragged(index);
              }}
              onDragEnd={end}
              onKeyDown={(event) => handleKeyDown(event, index)}
              className="-ml-3.5 grid h-7 w-6 shrink-0 cursor-grab place-items-center rounded-r1 text-ink-off hover:text-ink-2 focus-visible:text-ink-2"
            >
              <GripVertical size={12} aria-hidden />
            </button>
          )}
          {renderRow(id, index)}
        </li>
      ))}
    </ol>
  );
}
