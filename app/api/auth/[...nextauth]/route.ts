/** Signing in and out: hands every request to next-auth, set up in server/auth. */
import { getContext } from "#server/context.ts";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> => getContext().handlers.auth(request);

export { handle as GET, handle as POST };
