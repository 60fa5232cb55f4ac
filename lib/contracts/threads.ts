/** Comments pinned to elements or points of a board: threads of the ledger, plain text only. */
import { z } from "zod";
import { elementAnchors } from "#lib/board/anchored-element.ts";
import { commentMaxLength } from "./comment-length.ts";
import { authorSchema, daySchema, idSchema, momentSchema, plainText } from "./common.ts";
import { threadOutcomes } from "./thread-outcomes.ts";

const threadStates = ["OPEN", "RESOLVED"] as const;

const commentText = plainText.trim().min(1, "Write something first").max(commentMaxLength);
/** Px at 100 %, within what a map can reach. */
const coordinate = z.number().min(-1e6).max(1e6);

const anchorSchema = z.union([
  z.strictObject({ type: z.enum(elementAnchors), id: idSchema }),
  z.strictObject({ type: z.literal("POINT"), x: coordinate, y: coordinate }),
]);
export type ThreadAnchor = z.infer<typeof anchorSchema>;

const mostMentions = 20;

export const writeCommentSchema = z.strictObject({
  text: commentText,
  /** Ids of the members it names, each by an @ and the name in the text. */
  mentions: z.array(idSchema).max(mostMentions).default([]),
});
export const openThreadSchema = writeCommentSchema.extend({ anchor: anchorSchema });
export type OpenThread = z.infer<typeof openThreadSchema>;
export type WriteComment = z.infer<typeof writeCommentSchema>;

const outcomeText = plainText.trim().min(1, "Say what came of it").max(1_000);
const outcomeSchema = z.discriminatedUnion("kind", [
  /** Somebody does something by a day. */
  z.strictObject({ kind: z.literal("ACTION"), text: outcomeText, ownerId: idSchema, due: daySchema }),
  /** What was decided, what changes, what blocks, or why nothing is done. */
  z.strictObject({ kind: z.enum(["DECISION", "CHANGE", "BLOCKER", "NO_ACTION"]), text: outcomeText }),
]);
export type GiveOutcome = z.infer<typeof outcomeSchema>;
/** No thread is resolved without an outcome; opened again it has none. */
export const changeThreadSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("OPEN") }),
  z.strictObject({ state: z.literal("RESOLVED"), outcome: outcomeSchema }),
]);
export type ChangeThread = z.infer<typeof changeThreadSchema>;

const commentSchema = z.object({
  id: idSchema,
  /** Empty when deleted. */
  text: z.string(),
  by: authorSchema,
  at: momentSchema,
  editedAt: momentSchema.nullable(),
  isDeleted: z.boolean(),
  mentions: z.array(authorSchema),
});
export type Comment = z.infer<typeof commentSchema>;

/** A thread as lists show it. */
export const threadSchema = z.object({
  id: idSchema,
  anchor: anchorSchema,
  /** What the element was called when the thread was opened; empty for a point. */
  about: z.string(),
  state: z.enum(threadStates),
  resolved: z.object({ by: authorSchema, at: momentSchema }).nullable(),
  /** Null while it is open, and on threads resolved before there were outcomes. */
  outcome: z
    .object({
      kind: z.enum(threadOutcomes),
      text: z.string(),
      /** Of an action; null of any other. */
      owner: authorSchema.nullable(),
      due: daySchema.nullable(),
    })
    .nullable(),
  /** Begin of the first comment; empty when that was deleted. */
  excerpt: z.string(),
  openedBy: authorSchema,
  at: momentSchema,
  commentCount: z.number().int(),
  lastBy: authorSchema,
  lastAt: momentSchema,
  /** When somebody last mentioned whoever asks. */
  mentionedAt: momentSchema.nullable(),
});
export type Thread = z.infer<typeof threadSchema>;

export const threadWithCommentsSchema = threadSchema.extend({ comments: z.array(commentSchema) });
export type ThreadWithComments = z.infer<typeof threadWithCommentsSchema>;
