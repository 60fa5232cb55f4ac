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

/** What the outboxes of a room share. */
export interface OutboxDeps {
  document: LiveDocument;
  answers: SharedAnswers;
  limits: SyncLimits;
  clock: Clock;
}

/** A reader whose updates stopped. */
interface Stop {
  /** The state vector of the last frame that was queued. TCP keeps the order, so the reader has that much. */
  since: StateVector;
  /** The least that has waited, and when that was reached. */
  lowest: number;
  progressAt: number;
}

/** Answers may take this share of the time of the server: after one that took t, the next waits 20 t. */
const answerPauseFactor = 20;

/** A class: a server holds thousands of these, and methods on a prototype weigh nothing. */
export class Outbox {
  readonly #socket: Socket;
  readonly #deps: OutboxDeps;
  /** Updates flow once the first step 1 was answered: before, the answer will contain them. */
  #isSynced = false;
  #stop: Stop | null = null;
  #owesPresence = false;
  #owesSaved: number | null = null;
  #question: Uint8Array | null = null;
  #nextAnswerAt = 0;

  constructor(socket: Socket, deps: OutboxDeps) {
    this.#socket = socket;
    this.#deps = deps;
  }

  /** A room's frame of updates; `before` is the state of the document before it. */
  update(frame: Uint8Array, before: StateVector): void {
    if (!this.#isSynced || this.#stop) return;
    const waiting = this.#socket.bufferedBytes();
    if (waiting <= this.#deps.limits.stopUpdatesAbove) this.#socket.send(frame);
    else this.#stop = { since: before, lowest: waiting, progressAt: this.#deps.clock.now() };
  }

  presence(frame: Uint8Array): void {
    if (this.#hasRoom()) this.#socket.send(frame);
    else this.#owesPresence = true;
  }

  /** The client asks for everybody's presence: it goes out with the next pump, once however often it was asked for. */
  askPresence(): void {
    this.#owesPresence = true;
  }

  /** Small and rare: goes out whatever waits. */
  control(frame: Uint8Array): void {
    this.#socket.send(frame);
  }

  saved(frames: number): void {
    if (this.#hasRoom()) this.#socket.send(savedFrame(frames));
    else this.#owesSaved = frames;
  }

  /** The client asks for everything past its state vector; only the newest question waits. */
  answer(stateVector: Uint8Array): void {
    this.#question = stateVector;
    if (this.#hasRoom() && this.#mayAnswer()) this.#answerNow(stateVector);
  }

  /**
   * Sends what waited, if there is room now. `everyone` gives everybody's presence as one frame; null when there is
   * none. False: the reader made no progress for too long.
   */
  pump(everyone: () => Uint8Array | null): boolean {
    if (this.#isStuck()) return false;
    if (this.#owesSaved !== null && this.#hasRoom()) {
      this.#socket.send(savedFrame(this.#owesSaved));
      this.#owesSaved = null;
    }
    if (this.#question && this.#hasRoom() && this.#mayAnswer()) this.#answerNow(this.#question);
    if (this.#stop && this.#hasRoom()) {
      this.#socket.send(updateFrame(this.#deps.document.differenceTo(this.#stop.since)));
      this.#stop = null;
    }
    if (this.#owesPresence && this.#hasRoom()) {
      this.#owesPresence = false;
      const frame = everyone();
      if (frame) this.#socket.send(frame);
    }
    return true;
  }

  /** Something waits: `pump` must be called again. */
  get isWaiting(): boolean {
    return this.#stop !== null || this.#owesPresence || this.#owesSaved !== null || this.#question !== null;
  }

  #hasRoom(): boolean {
    return this.#socket.bufferedBytes() <= this.#deps.limits.dropPresenceAbove;
  }

  #mayAnswer(): boolean {
    return this.#deps.clock.now() >= this.#nextAnswerAt;
  }

  #answerNow(stateVector: Uint8Array): void {
    const { answers, clock } = this.#deps;
    const startedAt = clock.now();
    this.#question = null;
    for (const frame of answers.framesFor(stateVector)) this.#socket.send(frame);
    this.#isSynced = true;
    this.#stop = null;
    const now = clock.now();
    this.#nextAnswerAt = now + (now - startedAt) * answerPauseFactor;
  }

  #isStuck(): boolean {
    const { clock, limits } = this.#deps;
    if (!this.#stop) return false;
    const waiting = this.#socket.bufferedBytes();
    if (waiting < this.#stop.lowest) {
      this.#stop.lowest = waiting;
      this.#stop.progressAt = clock.now();
    }
    return clock.now() - this.#stop.progressAt >= limits.stalledMs;
  }
}
