/** Parts that several contracts share: ids, moments, roles, the list envelope and the problem document. */
import { z } from "zod";
import { roles } from "#lib/access/roles.ts";
import { countCharacters, leastPasswordCharacters } from "./password-length.ts";

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A moment, ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();
/** A calendar day, YYYY-MM-DD. */
export const daySchema = z.iso.date();
export const roleSchema = z.enum(roles);
/** Text that every store can hold: no U+0000, no half of a surrogate pair. */
export const plainText = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "Leave out characters that can't be stored");
export const nameSchema = plainText.trim().min(1, "Enter a name").max(200);
export const titleSchema = plainText.trim().min(1, "Enter a title").max(200);
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email("Enter an e-mail address"));
const passwordTooShort = `Use at least ${leastPasswordCharacters} characters`;
export const passwordSchema = z
  .string()
  .min(leastPasswordCharacters, { error: passwordTooShort, abort: true })
  .max(256)
  .refine((password) => countCharacters(password) >= leastPasswordCharacters, passwordTooShort);
/** Somebody with an account, as others see them. */
export const personRefSchema = z.object({
  id: idSchema,
  name: z.string(),
  color: z.number().int().min(1).max(12),
});
export type PersonRef = z.infer<typeof personRefSchema>;

/** Whoever wrote or signed something, by the name they had then. */
export const authorSchema = z.object({ userId: idSchema, name: z.string() });

/** Every list answers `{ items }`. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** RFC 9457; `errors` names what is wrong with each field of the request. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
