/** An OpenID Connect issuer on a port of its own: discovery, keys, authorization without questions, tokens. */
import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeIssuer {
  readonly url: string;
  readonly client: { id: string; secret: string };
  /** Who signs in next: the claims of the id token. */
  person: Record<string, unknown>;
  close(): Promise<void>;
}

interface Code {
  nonce: string | null;
  challenge: string | null;
  redirectUri: string;
}

export async function startFakeIssuer(): Promise<FakeIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" };
  const codes = new Map<string, Code>();
  const client = { id: "throughline", secret: "a client secret" };
  let url = "";
  const issuer = { person: {} as Record<string, unknown> };

  const server: Server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? "/", url);
    const answer = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (asked.pathname === "/.well-known/openid-configuration") return answer(discovery(url));
    if (asked.pathname === "/keys") return answer({ keys: [jwk] });
    if (asked.pathname === "/authorize") return response.writeHead(302, { location: authorize(asked) }).end();
    if (asked.pathname === "/token") return answer(...(await token(request)));
    return answer({ error: "not_found" }, 404);
  });

  function authorize(asked: URL): string {
    const { searchParams } = asked;
    const code = randomUUID();
    const redirectUri = searchParams.get("redirect_uri") ?? "";
    codes.set(code, {
      nonce: searchParams.get("nonce"),
      challenge: searchParams.get("code_challenge"),
      redirectUri,
    });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    return back.href;
  }

  async function token(request: IncomingMessage): Promise<[value: unknown, status?: number]> {
    const form = new URLSearchParams(await textOf(request));
    const known = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const [id, secret] = basicCredentials(request);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight = id === client.id && secret === client.secret && known?.challenge === challenge;
    if (!known || !isRight || form.get("redirect_uri") !== known.redirectUri)
      return [{ error: "invalid_grant" }, 400];
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: url,
      aud: client.id,
      iat: now,
      exp: now + 60,
      nonce: known.nonce,
      ...issuer.person,
    };
    return [{ access_token: randomUUID(), token_type: "Bearer", expires_in: 60, id_token: sign(claims) }];
  }

  function sign(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "k1", typ: "JWT" })}.${part(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  }

  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(issuer, {
    url,
    client,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resume) => server.close(() => resume()));
    },
  });
}

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  token_endpoint_auth_methods_supported: ["client_secret_basic"],
});

function basicCredentials(request: IncomingMessage): string[] {
  const encoded = (request.headers.authorization ?? "").replace(/^Basic /, "");
  return Buffer.from(encoded, "base64")
    .toString()
    .split(":")
    .map((part) => decodeURIComponent(part.replaceAll("+", " ")));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
