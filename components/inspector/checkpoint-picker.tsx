/** Chooses one of the board's checkpoints for an element, or makes a new one. */
"use client";

import { Goal, Plus, X } from "lucide-react";
import type { ReactElement } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { Picker, PickerList } from "./picker.tsx";
import { report, useCommands } from "./run-command.ts";

export interface CheckpointPickerProps {
  elementId: string;
  currentId: string | undefined;
  /** With the id of a checkpoint that was made here. */
  onMade: (id: string) => void;
  children: ReactElement;
}

export function CheckpointPicker({ children, ...props }: CheckpointPickerProps) {
  return (
    <Picker label="Checkpoint" list={<CheckpointList {...props} />}>
      {children}
    </Picker>
  );
}

function CheckpointList({ elementId, currentId, onMade }: Omit<CheckpointPickerProps, "children">) {
  const commands = useCommands();
  const checkpoints = useBoard((board) => board.checkpoints);
  const icon = <Goal size={14} className="shrink-0 text-ink-3" aria-hidden />;
  const options = [...checkpoints.values()]
    .map((checkpoint) => ({
      id: checkpoint.id,
      label: checkpoint.metric || "Checkpoint without a metric",
      icon,
      isCurrent: checkpoint.id === currentId,
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <PickerList
      label="Checkpoint"
      options={options}
      onPick={(id) => report(commands.setCheckpoint(elementId, id))}
      actions={[
        {
          id: "new",
          label: (query) => (query === "" ? "Make a new checkpoint" : `Make “${query}”`),
          icon: <Plus size={14} className="shrink-0 text-ink-2" aria-hidden />,
          onPick: (metric) => {
            const id = report(commands.addCheckpoint({ metric, forId: elementId }));
            if (id !== undefined) onMade(id);
            return undefined;
          },
        },
        ...(currentId === undefined
          ? []
          : [
              {
                id: "none",
                label: () => "No checkpoint here",
                icon: <X size={14} className="shrink-0 text-ink-2" aria-hidden />,
                onPick: () => {
                  report(commands.setCheckpoint(elementId, null));
                  return undefined;
                },
              },
            ]),
      ]}
    />
  );
}
