"use client";
/** Sign in by e-mail and password, and by whatever else the server has been set up for. */
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { emailProblem, textOf } from "./form-values.ts";
import { OtherWaysIn, type SignInWays } from "./other-ways-in.tsx";
import { PasswordField } from "./password-field.tsx";
import { sentenceFor, signInWithPassword } from "./sign-in-with-password.ts";
import { useFocusFirstError } from "./use-focus-first-error.ts";

export interface SignInFormProps {
  ways: SignInWays;
  returnPath: string;
  /** Why the person was sent here, as a code. */
  reason?: string;
}

export function SignInForm({ ways, returnPath, reason }: SignInFormProps) {
  const [problem, setProblem] = useState(reason ? sentenceFor(reason) : null);
  const [fieldErrors, setFieldErrors] = useState<{ email?: string; password?: string }>({});
  const [isBusy, setIsBusy] = useState(false);
  const form = useFocusFirstError(fieldErrors);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const errors = problemsOf(data);
    setFieldErrors(errors);
    setProblem(null);
    if (Object.keys(errors).length > 0) return;
    setIsBusy(true);
    const refusal = await signInWithPassword(textOf(data, "email").trim(), textOf(data, "password"));
    if (refusal === null) return window.location.assign(returnPath);
    setIsBusy(false);
    setProblem(refusal);
  }

  return (
    <>
      <form ref={form} onSubmit={handleSubmit} noValidate className="mt-6.5 space-y-4">
        {problem && <FormAlert>{problem}</FormAlert>}
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoFocus
          size="lg"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          error={fieldErrors.email}
        />
        <PasswordField name="password" error={fieldErrors.password} />
        <Button type="submit" variant="primary" size="xl" className="mt-1.5 w-full" isBusy={isBusy}>
          Sign in
        </Button>
      </form>
      <OtherWaysIn ways={ways} returnPath={returnPath} />
    </>
  );
}

function problemsOf(data: FormData): { email?: string; password?: string } {
  const email = emailProblem(textOf(data, "email"));
  const password = textOf(data, "password") === "" ? "Enter your password." : undefined;
  return { ...(email ? { email } : {}), ...(password ? { password } : {}) };
}
