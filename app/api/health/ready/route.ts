/** Can serve: the database answers. A load balancer takes the process out while this says 503. */
import { getContext } from "#server/context.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { database, log } = getContext();
  const headers = { "Cache-Control": "no-store" };
  try {
    await database.ping();
    return Response.json({ status: "ready", database: "ok" }, { headers });
  } catch (error) {
    log.warn({ err: error }, "not ready: the database doesn't answer");
    return Response.json({ status: "unavailable", database: "unreachable" }, { status: 503, headers });
  }
}
