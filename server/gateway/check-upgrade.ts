/** What can be said about a request for a socket before anybody is asked who sent it (docs/sync-spec.md S64–S66). */
import type { IncomingMessage } from "node:http";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { clientParameter, syncPathPattern } from "#lib/sync/protocol.ts";

export type UpgradeCheck =
  | {
      ok: true;
      documentId: string;
      /** A client that announced its schema; null for a stock one. */
      clientSchema: number | null;
      /** Older than what the server writes: it is let in to be told so. */
      isTooOld: boolean;
    }
  | { ok: false; status: 400 | 403 | 404; reason: string };

export function checkUpgrade(
  request: Pick<IncomingMessage, "url" | "headers">,
  allowedOrigins: readonly string[],
): UpgradeCheck {
  const url = URL.parse(request.url ?? "", "http://server");
  const documentId = url && syncPathPattern.exec(url.pathname)?.[1];
  if (!documentId) return { ok: false, status: 404, reason: "There is no such board." };
  if (!isOriginAllowed(request, allowedOrigins))
    return { ok: false, status: 403, reason: "This connection comes from another site." };
  const announced = url.searchParams.get(clientParameter);
  if (announced === null) return { ok: true, documentId, clientSchema: null, isTooOld: false };
  if (!/^\d{1,6}$/.test(announced))
    return { ok: false, status: 400, reason: `The parameter "${clientParameter}" must be a number.` };
  const clientSchema = Number(announced);
  return { ok: true, documentId, clientSchema, isTooOld: clientSchema < SCHEMA_VERSION };
}

/** S64: browsers always send Origin with a socket; without one, only a bearer token counts, which no site can forge. */
function isOriginAllowed({ headers }: Pick<IncomingMessage, "headers">, allowed: readonly string[]): boolean {
  if (headers.origin !== undefined) return allowed.includes(headers.origin);
  return /^Bearer +\S/i.test(headers.authorization ?? "");
}
