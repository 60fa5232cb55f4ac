/**
 * The state line in words. "All changes saved" is said only for the state `saved`, which the connection enters
 * only on the server's word (decisions 6, 17, 37).
 */
import { assertNever } from "#lib/assert.ts";
import type { KeptIn, SyncState } from "#lib/sync/sync-state.ts";

export type StateTone = "quiet" | "warning" | "error";
export type StateIcon = "opening" | "saved" | "saving" | "offline" | "read-only" | "refused" | "closed";

export interface StateLineWords {
  icon: StateIcon;
  tone: StateTone;
  text: string;
  /** The first words, where the line has little room. */
  short: string;
  /** What stands behind it, on hover. */
  detail: string;
}

export interface StateLineFacts {
  state: SyncState;
  nowMs: number;
  /** When the server last confirmed everything. */
  confirmedAtMs?: number | undefined;
  /** The embedded database doesn't survive a power cut; PostgreSQL does. */
  storage: "embedded" | "postgres";
  /** Number of the round whose approval locked the board. */
  lockedForRound?: number | null;
}

export function stateLineWords(facts: StateLineFacts): StateLineWords {
  const { state } = facts;
  switch (state.kind) {
    case "loading":
      return quiet("opening", "Opening…", "Opening…", "Fetching the board from the server.");
    case "saved":
      return quiet("saved", "All changes saved", "Saved", savedDetail(facts));
    case "saving":
      return quiet("saving", "Saving…", "Saving…", savingDetail(state.pending));
    case "unsaved":
      return {
        icon: "offline",
        tone: "warning",
        text: "Not saved yet: the server can't store, kept here",
        short: "Not saved yet",
        detail: `The connection stands, but the server can't write to its database. ${keptSentence(state)} It is sent again as soon as the server can store.`,
      };
    case "offline":
      return offlineWords(state, facts);
    case "read-only":
      return readOnlyWords(state.reason, facts.lockedForRound);
    case "refused":
      return {
        icon: "refused",
        tone: "error",
        text: `${countChanges(state.count)} could not be added`,
        short: "Not added",
        detail: `${state.reason} Copy what you need, then discard the rest.`,
      };
    case "closed":
      return { icon: "closed", tone: "error", text: "Closed", short: "Closed", detail: closedDetail(state) };
    default:
      return assertNever(state);
  }
}

/** "1 change", "12 changes". */
export const countChanges = (count: number): string => `${count} ${count === 1 ? "change" : "changes"}`;

/** Seconds until the next try, in words; "now" once the time has come. */
export function retryWords(retryAtMs: number | undefined, nowMs: number): string {
  if (retryAtMs === undefined) return "Trying again…";
  const seconds = Math.ceil((retryAtMs - nowMs) / 1000);
  return seconds <= 0 ? "Trying again…" : `Trying again in ${seconds} s`;
}

/**
 * Whether leaving the page would lose something: unconfirmed, and not kept in the browser's own database.
 * `keptIn` is where changes under way are kept while the state doesn't say it.
 */
export function wouldLoseChanges(state: SyncState, keptIn: KeptIn): boolean {
  switch (state.kind) {
    case "saving":
      return state.pending > 0 && keptIn === "tab";
    case "unsaved":
    case "offline":
    case "closed":
      return state.pending > 0 && state.keptIn === "tab";
    case "refused":
      return state.count > 0 && state.keptIn === "tab";
    default:
      return false;
  }
}

function offlineWords(state: SyncState & { kind: "offline" }, facts: StateLineFacts): StateLineWords {
  const where = state.keptIn === "device" ? "on this device" : "in this tab only";
  const text = state.pending === 0 ? "Offline" : `Offline, ${countChanges(state.pending)} kept ${where}`;
  return {
    icon: "offline",
    tone: "warning",
    text,
    short: "Offline",
    detail: `${keptSentence(state)} ${retryWords(state.retryAt, facts.nowMs)}.`.replace("….", "…"),
  };
}

const closedDetail = (state: SyncState & { kind: "closed" }): string =>
  state.pending === 0 ? state.reason : `${state.reason} ${unconfirmedWords(state)}`;

/** What became of changes the server never confirmed. */
export const unconfirmedWords = ({ pending, keptIn }: { pending: number; keptIn: KeptIn }): string =>
  `${countChanges(pending)} made here ${pending === 1 ? "is" : "are"} not on the server; ${
    keptIn === "device" ? "kept on this device" : "kept only while this tab is open"
  }.`;

function keptSentence({ pending, keptIn }: { pending: number; keptIn: KeptIn }): string {
  if (pending === 0) return "You can go on working: changes are kept here and sent when the server answers.";
  const what = pending === 1 ? "1 change is" : `${pending} changes are`;
  if (keptIn === "tab") return `${what} kept in this tab only: leave it open until they are saved.`;
  return `${what} safe on this device and will be sent when the server answers.`;
}

function readOnlyWords(
  reason: (SyncState & { kind: "read-only" })["reason"],
  lockedForRound: number | null | undefined,
): StateLineWords {
  const [text, detail] =
    reason === "locked" && lockedForRound ? lockedForRoundTexts(lockedForRound) : readOnlyTexts[reason];
  return quiet("read-only", text, "Read-only", detail);
}

const readOnlyTexts = {
  viewer: ["Read-only: you can view", "Your role here is viewer. Ask an owner of the workspace for another."],
  commenter: [
    "Read-only: you can comment",
    "Your role here is commenter. Ask an owner of the workspace for another.",
  ],
  locked: [
    "Read-only: this board is locked",
    "An owner locked this board. Propose a change in Requests instead.",
  ],
  decided: ["Read-only: decided on", "This draft stays as it was when the change was decided on."],
  archived: [
    "Read-only: this board is archived",
    "Take it out of the archive on the home page to change it.",
  ],
} as const;

const lockedForRoundTexts = (round: number) =>
  [
    `Read-only: locked for round ${round}`,
    "Everybody asked has approved it as it is. Propose a change in Requests instead.",
  ] as const;

function savedDetail({ confirmedAtMs, nowMs, storage }: StateLineFacts): string {
  const confirmed =
    confirmedAtMs === undefined
      ? "Confirmed by the server."
      : `Confirmed by the server ${secondsAgo(nowMs - confirmedAtMs)}.`;
  if (storage === "postgres") return confirmed;
  return `${confirmed} It is in the embedded database: safe when the server stops or crashes, not in a power cut.`;
}

const savingDetail = (pending: number): string =>
  pending === 0
    ? "Waiting for the server to confirm."
    : `${countChanges(pending)} on the way; waiting for the server to confirm.`;

function secondsAgo(elapsedMs: number): string {
  const seconds = Math.max(0, Math.round(elapsedMs / 1000));
  if (seconds < 1) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}

const quiet = (icon: StateIcon, text: string, short: string, detail: string): StateLineWords => ({
  icon,
  tone: "quiet",
  text,
  short,
  detail,
});
