"use client";
/** One's own name, as others see it beside what one does. */
import { updateMe } from "./account-api.ts";
import { NameForm } from "./name-form.tsx";

export function ProfileForm({ name }: { name: string }) {
  return (
    <NameForm
      label="Your name"
      name={name}
      autoComplete="name"
      hint="Others see it on your cursor and beside what you own."
      onSave={(next) => updateMe({ name: next })}
      savedMessage="Your name is changed"
    />
  );
}
