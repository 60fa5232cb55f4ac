"use client";
/** Sign-in at the company's identity provider and by e-mail link: each only when the server is set up for it. */
import { KeyRound, Mail } from "lucide-react";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { emailProblem, textOf } from "./form-values.ts";
import { sentenceFor } from "./sign-in-with-password.ts";
import { useFocusFirstError } from "./use-focus-first-error.ts";

export interface SignInWays {
  /** Identity providers by next-auth's id, with the name to show. */
  providers: { id: string; name: string }[];
  /** Id of next-auth's e-mail provider, when mail is set up. */
  emailProviderId: string | null;
}

export interface OtherWaysInProps {
  ways: SignInWays;
  returnPath: string;
}

export function OtherWaysIn({ ways, returnPath }: OtherWaysInProps) {
  const [isMailOpen, setIsMailOpen] = useState(false);
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  if (ways.providers.length === 0 && !ways.emailProviderId) return null;

  function handleProvider(id: string) {
    setLeavingTo(id);
    void signIn(id, { callbackUrl: returnPath });
  }

  return (
    <div className="mt-6">
      <div className="flex items-center gap-3 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </div>
      <div className="mt-5 space-y-2">
        {ways.providers.map((provider) => (
          <Button
            key={provider.id}
            size="xl"
            className="w-full"
            icon={<KeyRound aria-hidden />}
            isBusy={leavingTo === provider.id}
            onClick={() => handleProvider(provider.id)}
          >
            Go on with {provider.name}
          </Button>
        ))}
        {ways.emailProviderId && !isMailOpen && (
          <Button
            size="xl"
            className="w-full"
            icon={<Mail aria-hidden />}
            onClick={() => setIsMailOpen(true)}
          >
            Get a link by e-mail
          </Button>
        )}
        {ways.emailProviderId && isMailOpen && (
          <EmailLinkForm providerId={ways.emailProviderId} returnPath={returnPath} />
        )}
      </div>
    </div>
  );
}

function EmailLinkForm({ providerId, returnPath }: { providerId: string; returnPath: string }) {
  const [state, setState] = useState<"asking" | "sending" | "sent">("asking");
  const [errors, setErrors] = useState<{ email?: string }>({});
  const form = useFocusFirstError(errors);
  const [refusal, setRefusal] = useState<string>();

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), "linkEmail").trim();
    const problem = emailProblem(email);
    setErrors(problem ? { email: problem } : {});
    setRefusal(undefined);
    if (problem) return;
    setState("sending");
    try {
      const answer = await signIn(providerId, { email, callbackUrl: returnPath, redirect: false });
      if (answer?.error) setRefusal(sentenceFor(answer.error));
      setState(answer?.error ? "asking" : "sent");
    } catch {
      // next-auth throws when the network is gone: no mail was asked for.
      setRefusal("The server can't be reached. Check your connection and try again.");
      setState("asking");
    }
  }

  if (state === "sent") {
    return (
      <p role="status" className="rounded-r3 bg-ok-bg px-3 py-2.5 text-13 text-ok-text">
        If there is an account with this e-mail, a link is on its way. It works once.
      </p>
    );
  }
  return (
    <form ref={form} onSubmit={handleSubmit} noValidate className="space-y-3">
      {refusal && <FormAlert>{refusal}</FormAlert>}
      <TextField
        label="E-mail for the link"
        name="linkEmail"
        type="email"
        size="lg"
        autoComplete="email"
        autoFocus
        error={errors.email}
      />
      <Button type="submit" size="xl" className="w-full" isBusy={state === "sending"}>
        Send the link
      </Button>
    </form>
  );
}
