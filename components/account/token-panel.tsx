"use client";
/** Tokens with which programs act in one's name: made here, shown once, withdrawn here. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Panel } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Token } from "#lib/contracts/accounts.ts";
import { createToken, deleteToken, fetchTokens, tokensKey } from "./account-api.ts";

const lifetimes = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "never", label: "Until withdrawn" },
] as const;
type Lifetime = (typeof lifetimes)[number]["value"];

export function TokenPanel() {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [nameError, setNameError] = useState<string>();
  const [lifetime, setLifetime] = useState<Lifetime>("90");
  const { data: tokens = [], error } = useQuery({
    queryKey: tokensKey,
    queryFn: ({ signal }) => fetchTokens(signal),
  });
  const creation = useMutation({
    mutationFn: createToken,
    onSuccess: () => setName(""),
    onSettled: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
  const { mutate: withdraw } = useMutation({
    mutationFn: (token: Token) => deleteToken(token.id),
    onSuccess: (_answer, token) => {
      if (creation.data?.id === token.id) creation.reset();
      toast(`“${token.name}” no longer works`);
    },
    onError: (problem) => toast.error(messageOf(problem)),
    onSettled: () => client.invalidateQueries({ queryKey: tokensKey }),
  });

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const trimmed = name.trim();
    setNameError(trimmed === "" ? "Say what it is for, for example “Nightly export”." : undefined);
    if (trimmed === "") return;
    creation.mutate({ name: trimmed, ...(lifetime === "never" ? {} : { expiresInDays: Number(lifetime) }) });
  }

  return (
    <Panel>
      <form onSubmit={handleSubmit} noValidate className="space-y-3 p-4">
        {(creation.isError || error) && <FormAlert>{messageOf(creation.error ?? error)}</FormAlert>}
        <div className="flex flex-wrap items-start gap-2">
          <TextField
            label="What is it for?"
            size="lg"
            frameClassName="min-w-0 flex-1 basis-48"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={200}
            autoComplete="off"
            error={nameError}
          />
          <Select
            label="Works for"
            size="lg"
            className="w-40"
            value={lifetime}
            options={lifetimes}
            onChange={setLifetime}
          />
          <Button
            type="submit"
            size="lg"
            className="mt-[23px] pointer-coarse:h-11"
            isBusy={creation.isPending}
          >
            Create a token
          </Button>
        </div>
        {creation.data && (
          <div>
            <CopyField
              key={creation.data.id}
              label="New API token"
              value={creation.data.token}
              copyLabel="Copy the token"
            />
            <p className="mt-1.5 text-12 text-ink-2">
              Copy it now: it is not shown again. Programs send it as “Authorization: Bearer …”.
            </p>
          </div>
        )}
      </form>
      {tokens.length > 0 && (
        <ul aria-label="API tokens" className="border-line border-t">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex min-h-10 items-center gap-3 border-line border-t px-4 py-1.5 first:border-t-0"
            >
              <KeyRound size={15} className="shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="font-medium">{token.name}</span>
                <span className="text-12 text-ink-3">
                  {" · "}made <RelativeTime at={token.createdAt} />
                  {" · "}
                  {token.lastUsedAt ? (
                    <>
                      last used <RelativeTime at={token.lastUsedAt} />
                    </>
                  ) : (
                    "not used yet"
                  )}
                  {token.expiresAt && (
                    <>
                      {" · "}expires <RelativeTime at={token.expiresAt} />
                    </>
                  )}
                </span>
              </span>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Withdraw ${token.name}`}
                onClick={() => withdraw(token)}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
