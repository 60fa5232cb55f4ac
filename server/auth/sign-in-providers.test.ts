import { describe, expect, it } from "vitest";
import { readConfig } from "#server/config.ts";
import type { Context } from "#server/context.ts";
import { signInProviders } from "./sign-in-providers.ts";

const providersOf = (env: Record<string, string>) => {
  const context = { config: readConfig(env), mailer: { isConfigured: false } } as unknown as Context;
  return signInProviders(context, async () => undefined);
};

describe("signInProviders", () => {
  it("are a password alone where nothing is set up", () => {
    expect(providersOf({}).map(({ id }) => id)).toEqual(["credentials"]);
  });

  it("name GitHub as it names itself in its answers, which are refused otherwise", () => {
    const github = providersOf({ GITHUB_CLIENT_ID: "id", GITHUB_CLIENT_SECRET: "secret" })[1];
    expect(github).toMatchObject({ id: "github", issuer: "https://github.com/login/oauth" });
  });

  it("find Google, and an issuer with or without a slash at its end, by their discovery documents", () => {
    const env = { GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "secret" };
    const oidc = { OIDC_ISSUER: "https://id.example/", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" };
    expect(providersOf({ ...env, ...oidc }).slice(1)).toMatchObject([
      { id: "oidc", wellKnown: "https://id.example/.well-known/openid-configuration", idToken: true },
      { id: "google", wellKnown: "https://accounts.google.com/.well-known/openid-configuration" },
    ]);
  });
});
