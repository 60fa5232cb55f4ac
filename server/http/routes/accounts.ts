/** /accounts, /me, /tokens */
import { createRoute, z } from "@hono/zod-openapi";
import {
  accountCreatedSchema,
  changePasswordSchema,
  createAccountSchema,
  createTokenSchema,
  tokenCreatedSchema,
  tokenSchema,
  updateMeSchema,
  userSchema,
} from "#lib/contracts/accounts.ts";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import type { GuessLimits } from "#server/auth/guess-limits.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import { done, json, jsonBody, newRoutes, type Routes, refusals, signedIn } from "#server/http/routes.ts";
import { listTokens } from "#server/queries/list-tokens.ts";
import { changePassword } from "#server/use-cases/change-password.ts";
import { createAccount } from "#server/use-cases/create-account.ts";
import { createToken } from "#server/use-cases/create-token.ts";
import { deleteToken } from "#server/use-cases/delete-token.ts";
import { updateMe } from "#server/use-cases/update-me.ts";

export function accountRoutes(context: ApiContext, limits: GuessLimits): Routes {
  const routes = newRoutes();

  routes.openapi(createAccountRoute, async (c) => {
    await limits.account(c.var.address);
    const input = c.req.valid("json");
    const guess = input.invitationToken === undefined ? null : await limits.link(c.var.address);
    const created = await createAccount(context, input);
    await guess?.succeed();
    return c.json(created, 201);
  });

  routes.openapi(getMe, (c) => {
    const { userId, name, email, color } = signedIn(c);
    return c.json({ id: userId, name, email, color }, 200);
  });
  routes.openapi(patchMe, async (c) =>
    c.json(await updateMe(context, signedIn(c), c.req.valid("json")), 200),
  );
  routes.openapi(postPassword, async (c) => {
    const principal = signedIn(c);
    const guess = await limits.password(principal.email, c.var.address);
    await changePassword(context, principal, c.req.valid("json"));
    await guess.succeed();
    return c.body(null, 204);
  });

  routes.openapi(getTokens, async (c) => c.json({ items: await listTokens(context, signedIn(c)) }, 200));
  routes.openapi(postToken, async (c) =>
    c.json(await createToken(context, signedIn(c), c.req.valid("json")), 201),
  );
  routes.openapi(removeToken, async (c) => {
    await deleteToken(context, signedIn(c), c.req.valid("param").tokenId);
    return c.body(null, 204);
  });
  return routes;
}

const createAccountRoute = createRoute({
  method: "post",
  path: "/accounts",
  tags: ["Accounts"],
  security: [],
  summary: "Make an account: the first one, one by invitation, or freely where the server allows it",
  request: { body: jsonBody(createAccountSchema) },
  responses: { 201: json(accountCreatedSchema, "The account and where it can work"), ...refusals },
});
const getMe = createRoute({
  method: "get",
  path: "/me",
  tags: ["Accounts"],
  summary: "Who is asking",
  responses: { 200: json(userSchema, "The account"), ...refusals },
});
const patchMe = createRoute({
  method: "patch",
  path: "/me",
  tags: ["Accounts"],
  summary: "Change your name or colour",
  request: { body: jsonBody(updateMeSchema) },
  responses: { 200: json(userSchema, "The account"), ...refusals },
});
const postPassword = createRoute({
  method: "post",
  path: "/me/password",
  tags: ["Accounts"],
  summary: "Change your password; every other session ends",
  request: { body: jsonBody(changePasswordSchema) },
  responses: { ...done, ...refusals },
});
const getTokens = createRoute({
  method: "get",
  path: "/tokens",
  tags: ["Tokens"],
  summary: "Your bearer tokens, without the secrets",
  responses: { 200: json(listOf(tokenSchema), "The tokens"), ...refusals },
});
const postToken = createRoute({
  method: "post",
  path: "/tokens",
  tags: ["Tokens"],
  summary: "Make a bearer token for a program; needs a session",
  request: { body: jsonBody(createTokenSchema) },
  responses: { 201: json(tokenCreatedSchema, "The token, shown this once"), ...refusals },
});
const removeToken = createRoute({
  method: "delete",
  path: "/tokens/{tokenId}",
  tags: ["Tokens"],
  summary: "Withdraw a bearer token",
  request: { params: z.object({ tokenId: idSchema }) },
  responses: { ...done, ...refusals },
});
