/** Can serve: the database answers and boards can store. A load balancer takes the process out while this says 503. */
import { getContext } from "#server/context.ts";
import { readiness } from "#server/http/readiness.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { status, body } = await readiness(getContext());
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
