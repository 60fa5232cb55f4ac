/** The part of the server that answering requests needs. */
import type { Context } from "#server/context.ts";

export type ApiContext = Pick<
  Context,
  "config" | "log" | "clock" | "random" | "newId" | "prisma" | "rooms" | "admissions" | "reader" | "mailer"
>;
