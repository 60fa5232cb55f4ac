/** Failures as RFC 9457 problem documents: what was thrown decides code, status and words. */
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import type { Problem } from "#lib/contracts/common.ts";
import { AppError, type ErrorCode, errorTable } from "#lib/errors.ts";
import { RateLimited } from "#server/auth/guess-limits.ts";
import { InvalidContent } from "#server/use-cases/replace-content.ts";

export type FieldProblems = NonNullable<Problem["errors"]>;

/** Anything thrown, as an answer; what is our fault is logged and told without its inside. */
export function problemOf(error: unknown, log: Logger): Response {
  if (error instanceof RateLimited) {
    const headers = { "retry-after": String(error.retryAfterSeconds) };
    return problemResponse({ code: error.code, detail: error.message }, headers);
  }
  if (error instanceof InvalidContent) return fieldProblem(error.problems, error.message);
  if (error instanceof AppError) {
    if (errorTable[error.code].reportable) log.error({ err: error }, "request failed");
    return problemResponse({ code: error.code, detail: error.message });
  }
  if (error instanceof HTTPException) return plainProblem(error.status);
  if (isStoreFailure(error)) {
    log.error({ err: error }, "the database didn't answer");
    return problemResponse({ code: "store.unavailable" }, { "retry-after": "2" });
  }
  log.error({ err: error }, "request failed");
  return problemResponse({ code: "internal", detail: "It has been written to the server's log. Try again." });
}

export function fieldProblem(errors: FieldProblems, detail?: string): Response {
  const first = errors[0];
  const said = detail ?? (first ? sentence(first) : undefined);
  return problemResponse({ code: "validation.failed", errors, ...(said ? { detail: said } : {}) });
}

interface ProblemInput {
  code: ErrorCode;
  detail?: string;
  errors?: FieldProblems;
}

export function problemResponse(input: ProblemInput, headers: Record<string, string> = {}): Response {
  const { status, title } = errorTable[input.code];
  return answer({ type: `urn:throughline:${input.code}`, title, status, ...input }, headers);
}

/** Refusals of HTTP itself (method, media type, malformed JSON), for which there is no code of ours. */
export function plainProblem(status: number, detail?: string): Response {
  const title = plainTitles[status] ?? "The request can't be answered";
  return answer({
    type: "about:blank",
    title,
    status,
    code: `http.${status}`,
    ...(detail ? { detail } : {}),
  });
}

const plainTitles: Record<number, string> = {
  400: "The request can't be read",
  404: "There is nothing at this address",
  415: "Send JSON, with Content-Type: application/json",
};

function answer(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}

const sentence = ({ path, message }: FieldProblems[number]): string =>
  path ? `${path}: ${message}` : message;

/** Prisma's codes for a database that can't be reached, is gone, or is too busy. */
const storeFailures = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"]);

function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    storeFailures.has(code) || code === "ECONNREFUSED" || error.name === "PrismaClientInitializationError"
  );
}
