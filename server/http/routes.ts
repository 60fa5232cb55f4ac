/** What all routes of the API share: the type of their context, how they say who is asking, how they refuse. */
import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { idSchema, problemSchema } from "#lib/contracts/common.ts";
import { AppError } from "#lib/errors.ts";
import type { BoardAccess } from "#server/auth/board-access.ts";
import type { Guest } from "#server/auth/guest.ts";
import type { Principal } from "#server/auth/principal.ts";
import { fieldProblem, problemResponse } from "./problem.ts";

export interface ApiEnv {
  Variables: {
    principal: Principal | null;
    /** Whoever came by a share link to the board that the request is about. */
    guest: Guest | null;
    /** What they may do on the board that they open; null where that isn't the question. */
    access: BoardAccess | null;
    /** The request's address, for rate limits. */
    address: string;
  };
}
export type Routes = OpenAPIHono<ApiEnv>;

export function newRoutes(): Routes {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      // An id that can't be one names nothing.
      if (result.target === "param") return problemResponse({ code: "not-found" });
      return fieldProblem(result.error.issues.flatMap(fieldsOf));
    },
  });
}

/** Who is asking. Throws AppError auth.required for nobody. */
export function signedIn(c: HonoContext<ApiEnv>): Principal {
  const { principal } = c.var;
  if (!principal) throw new AppError("auth.required");
  return principal;
}

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
export const done = { 204: { description: "Done" } } as const;
/** Every route may refuse with a problem document. */
export const refusals = {
  default: {
    description: "Why it can't be done",
    content: { "application/problem+json": { schema: problemSchema } },
  },
} as const;

export const workspaceParams = z.object({ workspaceId: idSchema });
export const boardParams = z.object({ boardId: idSchema });

/** zod names the object that holds an unknown field; people look for the field. */
function fieldsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "This field isn't known" }));
  }
  return [{ path: path.join("."), message: issue.message }];
}
