/**
 * /api/auth: hands a request to next-auth and its answer back. next-auth is called in the form it has for plain
 * handlers, because its form for Next's routes reads Next's request context, which tests and other servers don't have.
 */
import type { NextApiRequest, NextApiResponse } from "next";
import nextAuth from "next-auth";
import { type AuthContext, authOptions } from "#server/auth/auth-options.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import type { Guess, GuessLimits } from "#server/auth/guess-limits.ts";
import { RateLimited } from "#server/auth/guess-limits.ts";
import { parseCookies } from "#server/auth/session-token.ts";
import { readSignInRequest } from "#server/auth/sign-in-request.ts";
import { checkOrigin, isJsonType } from "./guard.ts";
import { problemOf } from "./problem.ts";
import { readBodyText } from "./read-body.ts";

const authPath = "/api/auth";
const maxBodyBytes = 64 * 1024;

/** Answers every request; never rejects. */
export function createAuthEndpoint(
  context: AuthContext,
  limits: GuessLimits,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(context, limits, request);
    } catch (error) {
      if (error instanceof RateLimited) return tooManyTries(context, error);
      return problemOf(error, context.log);
    }
  };
}

async function answer(context: AuthContext, limits: GuessLimits, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const action = url.pathname
    .slice(authPath.length + 1)
    .split("/")
    .filter(Boolean);
  // Clients may post log lines there; ours has nothing to say that the server doesn't know.
  if (action[0] === "_log") return new Response("{}", { headers: { "content-type": "application/json" } });
  if (request.method === "POST") checkOrigin(context, request.headers, true);
  const fields = await readFields(request);
  const query = Object.fromEntries(url.searchParams);
  const signIn = await readSignInRequest(context, request.headers, { ...query, ...fields });
  const guess = await countTry(limits, { request, action, fields });

  const plain = plainResponse();
  await callNextAuth(
    {
      query: { ...query, nextauth: action },
      body: fields,
      cookies: parseCookies(request.headers.get("cookie") ?? ""),
      headers: Object.fromEntries(request.headers),
      method: request.method,
    },
    plain.target,
    authOptions(context, signIn),
  );
  const response = plain.toResponse();
  if (startsSession(response)) await guess?.succeed();
  return response;
}

/** What a form or a JSON body says, texts only. */
async function readFields(request: Request): Promise<Record<string, string>> {
  if (request.method !== "POST") return {};
  const text = await readBodyText(request, maxBodyBytes);
  const contentType = request.headers.get("content-type");
  const entries = isJsonType(contentType) ? Object.entries(jsonOf(text)) : [...new URLSearchParams(text)];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function jsonOf(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch (error) {
    // Nothing readable is nothing said: next-auth refuses a form without its fields.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

async function countTry(
  limits: GuessLimits,
  { request, action, fields }: { request: Request; action: string[]; fields: Record<string, string> },
): Promise<Guess | null> {
  if (request.method !== "POST") return null;
  const address = clientAddress(request.headers);
  const email = (fields.email ?? "").trim().toLowerCase();
  const path = action.join("/");
  if (path === "callback/credentials") return limits.password(email, address);
  if (path === "signin/email") await limits.mail(email, address);
  return null;
}

const startsSession = (response: Response): boolean =>
  response.headers.getSetCookie().some((cookie) => /next-auth\.session-token[^=]*=[^;]/.test(cookie));

/** next-auth's client reads the reason from an address; programs read the problem. */
function tooManyTries({ config, log }: AuthContext, error: RateLimited): Response {
  const problem = problemOf(error, log);
  const url = `${config.publicUrl}/sign-in?error=${error.code}`;
  const body = { url, code: error.code, status: error.status, title: error.message, detail: error.message };
  return new Response(JSON.stringify(body), { status: problem.status, headers: problem.headers });
}

interface PlainRequest {
  query: Record<string, string | string[]>;
  body: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
  method: string;
}

// Node hands a CommonJS module's exports over as the default; bundlers unwrap them.
const handler = (
  typeof nextAuth === "function" ? nextAuth : (nextAuth as { default: typeof nextAuth }).default
) as (
  request: NextApiRequest,
  response: NextApiResponse,
  options: ReturnType<typeof authOptions>,
) => Promise<unknown>;

const callNextAuth = (request: PlainRequest, target: PlainTarget, options: ReturnType<typeof authOptions>) =>
  handler(request as unknown as NextApiRequest, target as unknown as NextApiResponse, options);

interface PlainTarget {
  status(code: number): PlainTarget;
  setHeader(name: string, value: string | string[]): PlainTarget;
  getHeader(name: string): string | string[] | undefined;
  json(value: unknown): void;
  send(value: unknown): void;
  end(): void;
}

/** Collects what next-auth writes into the kind of response it expects, and gives it as a standard one. */
function plainResponse(): { target: PlainTarget; toResponse: () => Response } {
  const headers = new Map<string, string | string[]>();
  let status = 200;
  let body: string | null = null;
  const target: PlainTarget = {
    status: (code) => {
      status = code;
      return target;
    },
    setHeader: (name, value) => {
      headers.set(name.toLowerCase(), value);
      return target;
    },
    getHeader: (name) => headers.get(name.toLowerCase()),
    json: (value) => {
      headers.set("content-type", "application/json");
      body = JSON.stringify(value);
    },
    send: (value) => {
      body = typeof value === "string" ? value : JSON.stringify(value ?? {});
    },
    end: () => undefined,
  };
  const toResponse = () => {
    const response = new Response(body, { status });
    for (const [name, value] of headers) {
      response.headers.delete(name);
      for (const one of [value].flat()) response.headers.append(name, one);
    }
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };
  return { target, toResponse };
}
