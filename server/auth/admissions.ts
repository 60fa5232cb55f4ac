/**
 * Who may open which board, remembered for 2 s: a herd that joins together, or comes back together, asks the database
 * once for each person and board, over HTTP and at the socket alike. Forgotten whenever anybody's rights are looked at
 * again (docs/sync-spec.md S64).
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "#server/ports.ts";
import type { AccessVerdict } from "#server/room/session.ts";
import { type AnyHeaders, headerOf } from "./session-token.ts";
import type { Visit } from "./visit-board.ts";

export interface Admissions {
  /** Who comes with these headers, and what they may do; null for nobody. */
  admit(headers: AnyHeaders, documentId: string): Promise<Admission | null>;
}

export interface Admission extends Visit {
  /** What the same credentials are worth now. */
  reauthorize(): Promise<AccessVerdict>;
}

export interface AdmissionsDeps {
  /** The question itself. */
  visit(credentials: Credentials, documentId: string): Promise<Visit | null>;
  /** Counts how often rights were looked at again. */
  rooms: { readonly rechecks: number };
  clock: Clock;
}

/** What is kept of a request: enough to ask again who it belongs to. */
export type Credentials = Pick<IncomingHttpHeaders, "cookie" | "authorization">;

const keepMs = 2_000;

export function createAdmissions({ visit, rooms, clock }: AdmissionsDeps): Admissions {
  let asOf = rooms.rechecks;
  const known = new Map<string, { answer: Promise<Admission | null>; at: number }>();

  function forgetOld(): void {
    if (asOf !== rooms.rechecks) known.clear();
    asOf = rooms.rechecks;
    const now = clock.now();
    for (const [key, { at }] of known) {
      if (now - at < keepMs) break;
      known.delete(key);
    }
  }

  async function ask(credentials: Credentials, documentId: string): Promise<Admission | null> {
    const visited = await visit(credentials, documentId);
    return (
      visited && {
        ...visited,
        reauthorize: () => reauthorize(visited.visitor.userId, credentials, documentId),
      }
    );
  }

  async function reauthorize(
    userId: string,
    credentials: Credentials,
    documentId: string,
  ): Promise<AccessVerdict> {
    const visited = await visit(credentials, documentId);
    if (!visited) return { kind: "signed-out" };
    return visited.visitor.userId === userId ? visited.access : { kind: "somebody-else" };
  }

  return {
    admit(headers, documentId) {
      forgetOld();
      const credentials = credentialsOf(headers);
      const key = JSON.stringify([credentials, documentId]);
      const before = known.get(key);
      if (before) return before.answer;
      const answer = ask(credentials, documentId);
      known.set(key, { answer, at: clock.now() });
      // A refusal isn't kept: what was missing may be there a moment later.
      const forget = () => known.get(key)?.answer === answer && known.delete(key);
      answer.then((found) => found?.access.kind === "granted" || forget(), forget);
      return answer;
    },
  };
}

function credentialsOf(headers: AnyHeaders): Credentials {
  const cookie = headerOf(headers, "cookie");
  const authorization = headerOf(headers, "authorization");
  return { ...(cookie && { cookie }), ...(authorization && { authorization }) };
}
