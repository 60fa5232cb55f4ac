/**
 * What one client shows the others (an awareness state): never stored, at most 8 kB, renewed at most 30 times
 * a second. `user` is written by the server from the signed-in session; what a client puts there is discarded.
 */
import { z } from "zod";

const point = z.object({ x: z.number().finite(), y: z.number().finite() });

export const presenceUserSchema = z.object({
  id: z.string().max(64),
  name: z.string().max(200),
  /** 1–12: index of the presence colours --p-1 … --p-12. */
  color: z.number().int().min(1).max(12),
  role: z.enum(["OWNER", "EDITOR", "COMMENTER", "VIEWER"]),
});
export type PresenceUser = z.infer<typeof presenceUserSchema>;

export const presenceSchema = z.object({
  user: presenceUserSchema.optional(),
  /** In board coordinates (px at 100 %); absent when the pointer is outside the canvas. */
  cursor: point.optional(),
  selection: z.array(z.string().max(64)).max(500).optional(),
  /** Which field of which element is being typed in. */
  editing: z.object({ id: z.string().max(64), field: z.string().max(64) }).optional(),
  /** The part of the board in view, for those who follow. */
  view: z
    .object({
      x: z.number().finite(),
      y: z.number().finite(),
      w: z.number().positive(),
      h: z.number().positive(),
    })
    .optional(),
  /** When this person last asked everybody to come (ms since 1970). */
  calledAt: z.number().finite().optional(),
  /** The page is hidden, or nothing was touched for some minutes. */
  isAway: z.boolean().optional(),
  /** A drag in progress: absolute board positions by node id; committed to the document on drop. */
  drag: z.record(z.string().max(64), point).optional(),
});
export type Presence = z.infer<typeof presenceSchema>;
export interface RemotePresence extends Presence {
  clientId: number;
  user: PresenceUser;
}
