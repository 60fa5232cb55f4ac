/** What becomes of an open connection when its credentials are looked at again (docs/sync-spec.md S90). */
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Close } from "./audience.ts";
import type { AccessVerdict, Session } from "./session.ts";

/** Null when nothing changed. `boardExists` is asked only where "not found" may also mean "not yours any more". */
export async function closeForVerdict(
  session: Pick<Session, "role" | "readOnly">,
  verdict: AccessVerdict,
  boardExists: () => Promise<boolean>,
): Promise<Close | null> {
  switch (verdict.kind) {
    case "granted":
      return verdict.role === session.role && verdict.readOnly === session.readOnly ? null : accessChanged;
    case "signed-out":
      return { code: closeCodes.sessionEnded, reason: "Your session has ended. Sign in again." };
    case "denied":
      return accessRemoved;
    case "not-found":
      return (await boardExists()) ? accessRemoved : boardGone;
  }
}

const accessChanged: Close = {
  code: closeCodes.accessChanged,
  reason: "What you may do here has changed.",
};
const accessRemoved: Close = {
  code: closeCodes.accessRemoved,
  reason: "You can't open this board any more.",
};
const boardGone: Close = { code: closeCodes.boardGone, reason: "This board doesn't exist any more." };
