"use client";
/** One name in a field of its own, saved by a button: a person's, or the workspace's. */
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.tsx";

export interface NameFormProps {
  label: string;
  name: string;
  hint?: string;
  autoComplete?: string;
  /** Stores it; a rejection is shown under the field. */
  onSave: (name: string) => Promise<unknown>;
  savedMessage: string;
}

export function NameForm({ label, name, hint, autoComplete = "off", onSave, savedMessage }: NameFormProps) {
  const router = useRouter();
  const [value, setValue] = useState(name);
  const trimmed = value.trim();
  const saving = useMutation({
    mutationFn: onSave,
    onSuccess: () => {
      toast(savedMessage);
      router.refresh();
    },
  });
  const error =
    trimmed === "" ? "It needs at least one letter." : saving.isError ? messageOf(saving.error) : undefined;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (trimmed !== "" && trimmed !== name) saving.mutate(trimmed);
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-wrap items-start gap-2">
      <TextField
        label={label}
        size="lg"
        frameClassName="min-w-0 flex-1 basis-56"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        maxLength={200}
        autoComplete={autoComplete}
        hint={hint}
        error={error}
      />
      <Button
        type="submit"
        size="lg"
        className="mt-[23px] pointer-coarse:h-11"
        isBusy={saving.isPending}
        disabled={trimmed === "" || trimmed === name}
      >
        Save
      </Button>
    </form>
  );
}
