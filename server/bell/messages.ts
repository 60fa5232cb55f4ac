/**
 * What the nodes tell each other, byte for byte (docs/sync-spec.md, "Between nodes"). During an upgrade nodes of two
 * versions ring each other, so what can't be read is null and nobody's fault.
 */
import * as encoding from "lib0/encoding";
import { z } from "zod";
import { parseNotice } from "#lib/sync/parse-notice.ts";
import { type PresenceUser, presenceUserSchema } from "#lib/sync/presence.ts";
import type { Notice } from "#lib/sync/protocol.ts";
import { type AwarenessEntry, decodeAwareness } from "#server/room/awareness-update.ts";
import { ByteReader, MalformedBytes, parseJson } from "#server/room/byte-reader.ts";
import type { AccessFilter } from "#server/room/rooms-port.ts";

/** About one document, to the nodes that have it open. */
export type DocumentMessage =
  /** A row of the journal is on disk; without its bytes it is to be read there. */
  | { kind: "appended"; seq: number; update: Uint8Array | null }
  | { kind: "notice"; notice: Notice }
  /** The sender has the document open up to row `seq`, and these are all its people. `asks`: say the same of you. */
  | { kind: "here"; seq: number; asks: boolean; people: Uint8Array }
  /** What changed among them. */
  | { kind: "moved"; people: Uint8Array }
  /** The sender has let the document go. */
  | { kind: "left" };

/** The same as received: people can be read one by one. */
export type HeardMessage =
  | Exclude<DocumentMessage, { people: Uint8Array }>
  | { kind: "here"; seq: number; asks: boolean; people: AwarenessEntry[] }
  | { kind: "moved"; people: AwarenessEntry[] };

/** To all nodes. */
export type NodeMessage =
  /** What the matching connections may do has changed. */
  | { kind: "access"; filter: AccessFilter }
  /** The sender lives, and has these documents open for these people. */
  | { kind: "alive"; present: Record<string, PresenceUser[]> }
  | { kind: "bye" };

const documentKinds = { appended: 0, notice: 1, here: 2, moved: 3, left: 4 } as const;

export function encodeDocumentMessage(message: DocumentMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, documentKinds[message.kind]);
    switch (message.kind) {
      case "appended":
        encoding.writeVarUint(encoder, message.seq);
        encoding.writeVarUint(encoder, message.update ? 1 : 0);
        if (message.update) encoding.writeVarUint8Array(encoder, message.update);
        break;
      case "notice":
        encoding.writeVarString(encoder, JSON.stringify(message.notice));
        break;
      case "here":
        encoding.writeVarUint(encoder, message.seq);
        encoding.writeVarUint(encoder, message.asks ? 1 : 0);
        encoding.writeVarUint8Array(encoder, message.people);
        break;
      case "moved":
        encoding.writeVarUint8Array(encoder, message.people);
        break;
      case "left":
        break;
    }
  });
}

/** The people and updates in it are views of `bytes`. */
export function decodeDocumentMessage(bytes: Uint8Array): HeardMessage | null {
  return readable(() => {
    const reader = new ByteReader(bytes);
    switch (reader.uint()) {
      case documentKinds.appended: {
        const seq = reader.uint();
        return { kind: "appended", seq, update: reader.uint() === 1 ? reader.slice() : null };
      }
      case documentKinds.notice: {
        const notice = parseNotice(reader.string());
        return notice && { kind: "notice", notice };
      }
      case documentKinds.here: {
        const seq = reader.uint();
        const asks = reader.uint() === 1;
        return { kind: "here", seq, asks, people: decodeAwareness(reader.slice()) };
      }
      case documentKinds.moved:
        return { kind: "moved", people: decodeAwareness(reader.slice()) };
      case documentKinds.left:
        return { kind: "left" };
      default:
        return null;
    }
  });
}

const nodeMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("access"),
    filter: z.object({
      userId: z.string().exactOptional(),
      documentId: z.string().exactOptional(),
      sessionId: z.string().exactOptional(),
    }),
  }),
  z.object({ kind: z.literal("alive"), present: z.record(z.string(), z.array(presenceUserSchema)) }),
  z.object({ kind: z.literal("bye") }),
]);

export const encodeNodeMessage = (message: NodeMessage): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(message));

export function decodeNodeMessage(bytes: Uint8Array): NodeMessage | null {
  return readable(() => {
    const parsed = nodeMessage.safeParse(parseJson(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  });
}

function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
}
