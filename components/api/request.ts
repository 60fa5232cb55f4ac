/**
 * Calls /api/v1 from the browser: JSON in, JSON out. The answer has the shape of its contract (lib/contracts): the
 * server's tests hold every answer against it, so the browser needn't carry the schemas.
 * Failures are thrown as `ProblemError`, whose message is a sentence for a person.
 */
import { ProblemError } from "./problem-error.ts";

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** `path` starts after /api/v1, e.g. "/boards/x". An empty answer (204) gives undefined. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  const json: unknown = text === "" ? undefined : parseJson(text);
  if (!response.ok) throw ProblemError.from(response.status, json);
  return json as T;
}

async function send(
  path: string,
  { method = "GET", body, headers, signal }: RequestOptions,
): Promise<Response> {
  const hasBody = body !== undefined;
  try {
    return await fetch(`/api/v1${path.startsWith("/") ? path : `/${path}`}`, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(hasBody ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ProblemError.offline(cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page is not JSON: the status alone tells what happened.
    return undefined;
  }
}
