/**
 * What goes out to one connection, within bounds (docs/sync-spec.md S40–S44): a reader that falls behind loses presence
 * first, then updates; when it has drained it gets one update with everything it missed.
 */
import type { Clock } from "#server/ports.ts";
import { savedFrame, updateFrame } from "./encode-frames.ts";
import type { LiveDocument, StateVector } from "./live-document.ts";
import type { Socket } from "./session.ts";
import type { SharedAnswers } from "./shared-answers.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface Outbox {
  /** A room's frame of updates; `before` is the state of the document before it. */
  update(frame: Uint8Array, before: StateVector): void;
  presence(frame: Uint8Array): void;
  /** The client asks for everybody's presence: it goes out with the next pump, once however often it was asked for. */
  askPresence(): void;
  /** Small and rare: goes out whatever waits. */
  control(frame: Uint8Array): void;
  saved(frames: number): void;
  /** The client asks for everything past its state vector; only the newest question waits. */
  answer(stateVector: Uint8Array): void;
  /**
   * Sends what waited, if there is room now; closes a reader that makes no progress. `everyone` gives everybody's
   * presence as one frame; null when there is none.
   */
  pump(everyone: () => Uint8Array | null): void;
  /** Something waits: `pump` must be called again. */
  readonly isWaiting: boolean;
}

export interface OutboxOptions {
  socket: Socket;
  document: LiveDocument;
  answers: SharedAnswers;
  limits: SyncLimits;
  clock: Clock;
  /** The reader made no progress for too long. */
  onStuck(): void;
}

/** Answers may take this share of the time of the server: after one that took t, the next waits 20 t. */
const answerPauseFactor = 20;

export function createOutbox(options: OutboxOptions): Outbox {
  const { socket, document, answers, limits, clock } = options;
  /** Updates flow once the first step 1 was answered: before, the answer will contain them. */
  let isSynced = false;
  /** Updates stopped: the state vector of the last frame that was queued. TCP keeps the order, so it has that much. */
  let behindSince: StateVector | null = null;
  let owesPresence = false;
  let owesSaved: number | null = null;
  let question: Uint8Array | null = null;
  let nextAnswerAt = 0;
  let lowest = 0;
  let progressAt = 0;

  const hasRoom = () => socket.bufferedBytes() <= limits.dropPresenceAbove;

  function answerNow(stateVector: Uint8Array): void {
    const startedAt = clock.now();
    question = null;
    for (const frame of answers.framesFor(stateVector)) socket.send(frame);
    isSynced = true;
    behindSince = null;
    const now = clock.now();
    nextAnswerAt = now + (now - startedAt) * answerPauseFactor;
    noteProgress();
  }

  function noteProgress(): void {
    lowest = socket.bufferedBytes();
    progressAt = clock.now();
  }

  function isStuck(): boolean {
    if (!behindSince) return false;
    if (socket.bufferedBytes() < lowest) noteProgress();
    return clock.now() - progressAt >= limits.stalledMs;
  }

  return {
    update(frame, before) {
      if (!isSynced || behindSince) return;
      if (socket.bufferedBytes() <= limits.stopUpdatesAbove) return socket.send(frame);
      behindSince = before;
      noteProgress();
    },
    presence(frame) {
      if (hasRoom()) socket.send(frame);
      else owesPresence = true;
    },
    askPresence() {
      owesPresence = true;
    },
    control: (frame) => socket.send(frame),
    saved(frames) {
      if (hasRoom()) socket.send(savedFrame(frames));
      else owesSaved = frames;
    },
    answer(stateVector) {
      question = stateVector;
      if (hasRoom() && clock.now() >= nextAnswerAt) answerNow(stateVector);
    },
    pump(everyone) {
      if (isStuck()) return options.onStuck();
      if (owesSaved !== null && hasRoom()) {
        socket.send(savedFrame(owesSaved));
        owesSaved = null;
      }
      if (question && hasRoom() && clock.now() >= nextAnswerAt) answerNow(question);
      if (behindSince && hasRoom()) {
        socket.send(updateFrame(document.differenceTo(behindSince)));
        behindSince = null;
      }
      if (owesPresence && hasRoom()) {
        owesPresence = false;
        const frame = everyone();
        if (frame) socket.send(frame);
      }
    },
    get isWaiting() {
      return behindSince !== null || owesPresence || owesSaved !== null || question !== null;
    },
  };
}
