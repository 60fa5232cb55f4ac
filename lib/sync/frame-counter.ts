/**
 * Counts the frames that the server will count too (sync spec S3, C1): sync step 2 and sync update, in the order
 * in which they are handed to the socket.
 */
import { messageTypes, syncMessageTypes } from "./protocol.ts";

export type CountedFrame = "step-2" | "update";

/** Which counted frame these bytes are; null for every other message. Both numbers are one-byte varuints. */
export function countedFrame(data: unknown): CountedFrame | null {
  if (!(data instanceof Uint8Array) || data[0] !== messageTypes.sync) return null;
  if (data[1] === syncMessageTypes.step2) return "step-2";
  return data[1] === syncMessageTypes.update ? "update" : null;
}

/** A WebSocket that tells `onSent` of every counted frame right after it was handed over. */
export function countingSocket(
  Base: typeof WebSocket,
  onSent: (frame: CountedFrame) => void,
): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      super.send(data);
      const frame = countedFrame(data);
      if (frame) onSent(frame);
    }
  };
}
