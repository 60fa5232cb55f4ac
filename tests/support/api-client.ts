/** A program without a browser: makes an account and a token over the API, then calls it. */
export interface ApiAccount {
  userId: string;
  workspaceId: string;
  boardId: string;
  email: string;
  password: string;
  token: string;
}

export const owner = { name: "Ana Ruiz", email: "ana@nordvik.example", password: "correct horse battery" };

/** Makes the first account of an empty instance and a token for it. */
export async function createFirstAccount(url: string): Promise<ApiAccount> {
  const account = await call<{ user: { id: string }; workspace: { id: string }; board: { id: string } }>(
    url,
    {
      method: "POST",
      path: "/api/v1/accounts",
      body: { ...owner, workspaceName: "Nordvik Outdoor" },
    },
  );
  const cookie = await signIn(url, owner.email, owner.password);
  const { token } = await call<{ token: string }>(url, {
    method: "POST",
    path: "/api/v1/tokens",
    body: { name: "tests" },
    headers: { cookie, origin: url },
  });
  return {
    userId: account.user.id,
    workspaceId: account.workspace.id,
    boardId: account.board.id,
    email: owner.email,
    password: owner.password,
    token,
  };
}

/** Signs in as a browser does; resolves with the Cookie header. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = new Map<string, string>();
  keepCookies(jar, csrf);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: header(jar), origin: url },
    body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
  });
  keepCookies(jar, answer);
  const cookie = header(jar);
  if (!cookie.includes("session-token"))
    throw new Error(`sign-in refused: ${answer.status} ${await answer.text()}`);
  return cookie;
}

interface Call {
  method?: string;
  path: string;
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

/** Calls the API and throws what it says when it refuses. */
export async function call<T>(url: string, { method = "GET", path, body, token, headers }: Call): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

function keepCookies(jar: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    const cut = pair.indexOf("=");
    jar.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
}

const header = (jar: Map<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
