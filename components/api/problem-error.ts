/** A refusal or failure of the API (RFC 9457 problem document) as an error; `message` can be shown as it is. */

export interface FieldIssue {
  /** Dotted path of the field, e.g. "email". */
  path: string;
  message: string;
}

interface Problem {
  code: string;
  status: number;
  title: string;
  detail?: string | undefined;
  issues?: FieldIssue[];
  cause?: unknown;
}

export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** What is wrong with which field, for 422. */
  readonly issues: readonly FieldIssue[];

  constructor({ code, status, title, detail, issues = [], cause }: Problem) {
    super(detail ?? title, { cause });
    this.name = "ProblemError";
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.issues = issues;
  }

  static from(status: number, json: unknown): ProblemError {
    const problem = isRecord(json) ? json : {};
    const code = text(problem.code) ?? codeOfType(problem.type) ?? "internal";
    return new ProblemError({
      code,
      status,
      title: text(problem.title) ?? titleOf(status),
      detail: text(problem.detail),
      issues: issuesOf(problem.issues ?? problem.errors),
    });
  }

  static offline(cause: unknown): ProblemError {
    return new ProblemError({
      code: "offline",
      status: 0,
      title: "The server can't be reached",
      detail: "The server can't be reached. Check your connection and try again.",
      cause,
    });
  }

  /** The message for one field, if the server named it. */
  issueFor(path: string): string | undefined {
    return this.issues.find((issue) => issue.path === path)?.message;
  }
}

/** Any thrown thing as a sentence for a person. */
export const messageOf = (error: unknown): string =>
  error instanceof ProblemError ? error.message : "Something went wrong on our side. Try again.";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const codeOfType = (type: unknown): string | undefined => text(type)?.split(/[/:]/).pop();

/** Our own server always says; what stands between may not. */
const titleOf = (status: number): string =>
  status >= 500 ? "Something went wrong on our side" : "This could not be done";

function issuesOf(value: unknown): FieldIssue[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((issue) => ({
    path: Array.isArray(issue.path) ? issue.path.join(".") : (text(issue.path) ?? ""),
    message: text(issue.message) ?? "This isn't valid",
  }));
}
