"use client";
/** A new board: its title, and whether it starts blank or as the sample. */
import { useMutation } from "@tanstack/react-query";
import * as RadioGroup from "radix-ui/radio-group";
import { type FormEvent, useId, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { CreateBoard } from "#lib/contracts/boards.ts";
import { createBoard } from "./boards-api.ts";

export interface CreateBoardDialogProps {
  workspaceId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCreated: (boardId: string) => void;
}

type Template = CreateBoard["template"];

const templates: { value: Template; label: string; help: string }[] = [
  { value: "blank", label: "Blank board", help: "Three lanes, ready for the first step" },
  { value: "sample", label: "Sample board", help: "A whole launch to look around in" },
];

export function CreateBoardDialog({ workspaceId, isOpen, onOpenChange, onCreated }: CreateBoardDialogProps) {
  const formId = useId();
  const [template, setTemplate] = useState<Template>("blank");
  const [titleError, setTitleError] = useState<string>();
  const creation = useMutation({
    mutationFn: (body: CreateBoard) => createBoard(workspaceId, body),
    onSuccess: ({ id }) => onCreated(id),
  });

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get("title") ?? "").trim();
    setTitleError(title === "" ? "Give the board a title." : undefined);
    if (title !== "" && !creation.isPending) creation.mutate({ title, template });
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="New board"
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isBusy={creation.isPending || creation.isSuccess}
          >
            Create the board
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} noValidate className="space-y-4">
        {creation.isError && <FormAlert>{messageOf(creation.error)}</FormAlert>}
        <TextField
          label="Title"
          name="title"
          size="lg"
          autoFocus
          defaultValue="Untitled board"
          onFocus={(event) => event.currentTarget.select()}
          maxLength={200}
          autoComplete="off"
          error={titleError}
        />
        <fieldset>
          <legend className="mb-[5px] font-medium text-13">Start with</legend>
          <RadioGroup.Root
            value={template}
            onValueChange={(value) => setTemplate(value as Template)}
            aria-label="Start with"
            className="grid grid-cols-1 gap-2 min-[400px]:grid-cols-2"
          >
            {templates.map((each) => (
              <RadioGroup.Item
                key={each.value}
                value={each.value}
                className="rounded-r3 border border-line-2 bg-app p-3 text-left transition-colors hover:border-line-control data-[state=checked]:border-accent data-[state=checked]:bg-accent-bg data-[state=checked]:shadow-[0_0_0_1px_var(--accent)]"
              >
                <TemplateArt template={each.value} />
                <span className="mt-2.5 block font-medium text-13">{each.label}</span>
                <span className="block text-12 text-ink-2">{each.help}</span>
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
        </fieldset>
      </form>
    </Dialog>
  );
}

function TemplateArt({ template }: { template: Template }) {
  const isSample = template === "sample";
  return (
    <svg viewBox="0 0 160 56" aria-hidden className="block w-full rounded-r1 bg-canvas">
      <path d="M0 19H160M0 38H160" stroke="var(--lane-line)" />
      {isSample ? (
        <>
          <path
            d="M0 10H58Q62 10 62 14V24Q62 28 66 28H112Q116 28 116 24V14Q116 10 120 10H160"
            fill="none"
            stroke="var(--path-happy)"
            strokeWidth={2.25}
          />
          {[
            [24, 5],
            [74, 23],
            [126, 5],
          ].map(([x, y]) => (
            <rect
              key={x}
              x={x}
              y={y}
              width={24}
              height={10}
              rx={2}
              fill="var(--surface-card)"
              stroke="var(--n-400)"
            />
          ))}
          <rect
            x={74}
            y={42}
            width={24}
            height={10}
            rx={2}
            fill="var(--path-exception-bg)"
            stroke="var(--path-exception)"
            strokeDasharray="2.5 1.5"
          />
          <rect
            x={126}
            y={42}
            width={24}
            height={10}
            rx={5}
            fill="var(--path-fallback-bg)"
            stroke="var(--path-fallback)"
          />
        </>
      ) : (
        <rect
          x={24}
          y={23}
          width={32}
          height={11}
          rx={2}
          fill="var(--surface-card)"
          stroke="var(--border-control)"
          strokeDasharray="3 2.5"
        />
      )}
    </svg>
  );
}
