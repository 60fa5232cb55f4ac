"use client";
/** A new password for one's own account; every other browser is signed out by it. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { ChangePassword } from "#lib/contracts/accounts.ts";
import { changePassword } from "./account-api.ts";
import { textOf } from "./form-values.ts";
import { PasswordField } from "./password-field.tsx";
import { passwordProblem } from "./password-rules.ts";
import { useFocusFirstError } from "./use-focus-first-error.ts";

interface Errors {
  current?: string;
  next?: string;
}

export function ChangePasswordForm() {
  const [errors, setErrors] = useState<Errors>({});
  const [round, setRound] = useState(0);
  const form = useFocusFirstError(errors);
  const saving = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setRound(round + 1);
      toast("Your password is changed. Other browsers are signed out.");
    },
    onError: (error) => setErrors(errorsOf(error)),
  });

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const body: ChangePassword = { current: textOf(data, "current"), next: textOf(data, "next") };
    const problem = passwordProblem(body.next);
    setErrors(problem ? { next: problem } : {});
    if (!problem) saving.mutate(body);
  }

  const isNamed = Boolean(errors.current || errors.next);
  return (
    <form ref={form} key={round} onSubmit={handleSubmit} noValidate className="space-y-4">
      {saving.isError && !isNamed && <FormAlert>{messageOf(saving.error)}</FormAlert>}
      <div className="grid gap-4 sm:grid-cols-2">
        <PasswordField label="Password now" name="current" error={errors.current} />
        <PasswordField label="New password" name="next" isNew error={errors.next} />
      </div>
      <Button type="submit" size="lg" className="pointer-coarse:h-11" isBusy={saving.isPending}>
        Change the password
      </Button>
    </form>
  );
}

function errorsOf(error: unknown): Errors {
  if (!(error instanceof ProblemError)) return {};
  if (error.code === "auth.wrong-credentials") return { current: "This isn't your password now. Try again." };
  const next = error.issueFor("next");
  return next ? { next } : {};
}
