/** Which ways of signing in this server has been set up for, besides e-mail and password. */
import type { SignInWays } from "#components/account/other-ways-in.tsx";
import { getContext } from "#server/context.ts";

export function signInWays(): SignInWays {
  const { config, mailer } = getContext();
  const providers = [
    ...(config.oidc ? [{ id: "oidc", name: config.oidc.name }] : []),
    ...(config.google ? [{ id: "google", name: "Google" }] : []),
    ...(config.github ? [{ id: "github", name: "GitHub" }] : []),
  ];
  return { providers, emailProviderId: mailer.isConfigured ? "email" : null };
}
