/**
 * Failures that reach a person or a program: one table from code to HTTP status and title.
 * HTTP answers them as RFC 9457 problem documents.
 */
export const errorTable = {
  "validation.failed": { status: 422, title: "The request isn't valid", reportable: false },
  "auth.required": { status: 401, title: "Sign in to go on", reportable: false },
  "auth.wrong-credentials": { status: 401, title: "E-mail or password is wrong", reportable: false },
  "auth.session-ended": { status: 401, title: "Your session has ended; sign in again", reportable: false },
  "auth.rate-limited": { status: 429, title: "Too many tries; wait a little", reportable: false },
  "access.denied": { status: 403, title: "You may not do this", reportable: false },
  "access.origin": { status: 403, title: "This request comes from another site", reportable: false },
  "signup.closed": { status: 403, title: "New accounts come by invitation", reportable: false },
  "account.exists": { status: 409, title: "There is an account with this e-mail already", reportable: false },
  "invitation.invalid": {
    status: 410,
    title: "This invitation has expired or was withdrawn",
    reportable: false,
  },
  "link.invalid": { status: 410, title: "This link has expired or was withdrawn", reportable: false },
  "not-found": { status: 404, title: "This doesn't exist, or you can't see it", reportable: false },
  "board.locked": { status: 423, title: "This board is locked", reportable: false },
  "board.too-large": { status: 413, title: "The board is full", reportable: false },
  "content.changed": { status: 412, title: "The board has changed since you read it", reportable: false },
  conflict: { status: 409, title: "This can't be done as things stand", reportable: false },
  "body.too-large": { status: 413, title: "The request is too large", reportable: false },
  "store.unavailable": {
    status: 503,
    title: "The server can't store right now; try again",
    reportable: true,
  },
  internal: { status: 500, title: "Something went wrong on our side", reportable: true },
} as const;
export type ErrorCode = keyof typeof errorTable;

export class AppError extends Error {
  readonly code: ErrorCode;
  /** `detail` says what happened and what to do, in words for a person. */
  constructor(code: ErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail ?? errorTable[code].title, options);
    this.name = "AppError";
    this.code = code;
  }
  get status(): number {
    return errorTable[this.code].status;
  }
}
