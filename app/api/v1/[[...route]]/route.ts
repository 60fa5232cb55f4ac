/** The HTTP API: hands every request to the process's one API (server/http). */
import { getContext } from "#server/context.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => getContext().handlers.api(request);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
