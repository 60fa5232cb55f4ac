/** Can serve: the database answers and boards can store. A load balancer takes the process out while this says 503. */
import { getContext } from "#server/context.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { database, roomsStatus, log } = getContext();
  const { failingSince, backlogBytes } = roomsStatus();
  const answers = await database.ping().then(
    () => true,
    (error) => {
      log.warn({ err: error }, "not ready: the database doesn't answer");
      return false;
    },
  );
  const isReady = answers && failingSince === null;
  return Response.json(
    {
      status: isReady ? "ready" : "unavailable",
      database: answers ? "ok" : "unreachable",
      storing: failingSince === null ? "ok" : "failing",
      unsavedBytes: backlogBytes,
    },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
