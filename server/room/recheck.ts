/** What becomes of an open connection when its credentials are looked at again (docs/sync-spec.md S90). */
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Close } from "./audience.ts";
import type { AccessVerdict, Session } from "./session.ts";

/** Null when nothing changed. `boardExists` is asked only where "not found" may also mean "not yours any more". */
export async function closeForVerdict(
  session: Pick<Session, "role" | "readOnly" | "principal">,
  verdict: AccessVerdict,
  boardExists: () => Promise<boolean>,
): Promise<Close | null> {
  switch (verdict.kind) {
    case "granted":
      return verdict.role === session.role && verdict.readOnly === session.readOnly ? null : accessChanged;
    case "somebody-else":
      return accessChanged;
    case "signed-out":
      return session.principal.via.kind === "link" ? visitEnded : sessionEnded;
    case "denied":
      return accessRemoved;
    case "not-found":
      return (await boardExists()) ? accessRemoved : boardGone;
  }
}

const sessionEnded: Close = {
  code: closeCodes.sessionEnded,
  reason: "Your session has ended. Sign in again.",
};
const visitEnded: Close = {
  code: closeCodes.sessionEnded,
  reason: "Your visit has ended. Open the link again.",
};
const accessChanged: Close = {
  code: closeCodes.accessChanged,
  reason: "What you may do here has changed.",
};
const accessRemoved: Close = {
  code: closeCodes.accessRemoved,
  reason: "You can't open this board any more.",
};
const boardGone: Close = { code: closeCodes.boardGone, reason: "This board doesn't exist any more." };
