/** Measurements in Prometheus' format. For who sends METRICS_TOKEN as a bearer token; without one set, for this machine. */
import { createHash, timingSafeEqual } from "node:crypto";
import { clientAddress, isLoopback } from "#server/auth/client-address.ts";
import { getContext } from "#server/context.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { config, metrics } = getContext();
  if (!config.metricsToken && !isLoopback(clientAddress(request.headers))) {
    return new Response("Not found\n", { status: 404 });
  }
  if (config.metricsToken && !carries(request, config.metricsToken)) {
    return new Response("Send METRICS_TOKEN as a bearer token.\n", {
      status: 401,
      headers: { "WWW-Authenticate": "Bearer" },
    });
  }
  const headers = { "Content-Type": metrics.contentType, "Cache-Control": "no-store" };
  return new Response(await metrics.metrics(), { headers });
}

function carries(request: Request, token: string): boolean {
  const given = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  // Hashed first: the comparison needs equal lengths.
  return timingSafeEqual(sha256(given), sha256(token));
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
