/** The first account of an instance with its sample board and a token, made without a server: so without its pages. */
import { readConfig } from "#server/config.ts";
import { closeContext, createContext } from "#server/create-context.ts";
import { createAccount } from "#server/use-cases/create-account.ts";
import { createToken } from "#server/use-cases/create-token.ts";
import { owner } from "./api-client.ts";

export interface FirstPerson {
  boardId: string;
  token: string;
}

/** `env` names the data as it will for the server. */
export async function makeFirstPerson(env: Record<string, string>): Promise<FirstPerson> {
  const context = await createContext(readConfig({ ...env, LOG_LEVEL: "error" }));
  const { user, board } = await createAccount(context, owner);
  const via = { kind: "session", sessionId: "none" } as const;
  const { token } = await createToken(context, { ...user, userId: user.id, via }, { name: "tests" });
  await closeContext(context);
  return { boardId: board?.id ?? "", token };
}
