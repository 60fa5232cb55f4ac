"use client";
/** Makes an account: with a workspace of its own, or by an invitation into one that exists. */
import { type FormEvent, useState } from "react";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { AccountCreated, CreateAccount } from "#lib/contracts/accounts.ts";
import { emailProblem, textOf } from "./form-values.ts";
import { PasswordField } from "./password-field.tsx";
import { passwordProblem } from "./password-rules.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";
import { useFocusFirstError } from "./use-focus-first-error.ts";

export interface CreateAccountFormProps {
  /** Joins this invitation's workspace instead of making one. */
  invitationToken?: string;
  submitLabel: string;
}

type FieldErrors = Partial<Record<"name" | "email" | "password" | "workspaceName", string>>;

export function CreateAccountForm({ invitationToken, submitLabel }: CreateAccountFormProps) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useFocusFirstError(errors);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = inputOf(new FormData(event.currentTarget), invitationToken);
    const found = problemsOf(input);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      const account = await request<AccountCreated>("/accounts", { method: "POST", body: input });
      const refusal = await signInWithPassword(input.email, input.password);
      window.location.assign(refusal === null ? `/workspaces/${account.workspace.id}/boards` : "/sign-in");
    } catch (error) {
      setIsBusy(false);
      const named = namedErrors(error);
      setErrors(named);
      if (Object.keys(named).length === 0) setProblem(messageOf(error));
    }
  }

  return (
    <form ref={form} onSubmit={handleSubmit} noValidate className="mt-6.5 space-y-4">
      {problem && <FormAlert>{problem}</FormAlert>}
      <TextField
        label="Your name"
        name="name"
        autoFocus
        size="lg"
        autoComplete="name"
        maxLength={200}
        error={errors.name}
      />
      <TextField
        label="Work e-mail"
        name="email"
        type="email"
        size="lg"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        error={errors.email}
      />
      <PasswordField name="password" isNew error={errors.password} />
      {!invitationToken && (
        <TextField
          label="Workspace"
          name="workspaceName"
          size="lg"
          autoComplete="organization"
          maxLength={200}
          hint="Your team sees this name. You can change it."
          error={errors.workspaceName}
        />
      )}
      <Button type="submit" variant="primary" size="xl" className="mt-1.5 w-full" isBusy={isBusy}>
        {submitLabel}
      </Button>
    </form>
  );
}

function inputOf(data: FormData, invitationToken: string | undefined): CreateAccount {
  const base = {
    name: textOf(data, "name").trim(),
    email: textOf(data, "email").trim(),
    password: textOf(data, "password"),
  };
  return invitationToken
    ? { ...base, invitationToken }
    : { ...base, workspaceName: textOf(data, "workspaceName").trim() };
}

function problemsOf(input: CreateAccount): FieldErrors {
  const errors: FieldErrors = {};
  if (input.name === "") errors.name = "Enter your name, as your team knows it.";
  const email = emailProblem(input.email);
  if (email) errors.email = email;
  const password = passwordProblem(input.password);
  if (password) errors.password = password;
  if (input.workspaceName === "")
    errors.workspaceName = "Name the workspace, for example after your company.";
  return errors;
}

function namedErrors(error: unknown): FieldErrors {
  if (!(error instanceof ProblemError)) return {};
  if (error.code === "account.exists") {
    return { email: "There is an account with this e-mail already. Sign in instead." };
  }
  const errors: FieldErrors = {};
  for (const field of ["name", "email", "password", "workspaceName"] as const) {
    const message = error.issueFor(field);
    if (message) errors[field] = message;
  }
  return errors;
}
