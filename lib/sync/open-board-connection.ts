/**
 * Opens a board and keeps it open: connects, counts what the server confirmed, comes back after an outage with the
 * rights one has by then, keeps the board on the device, and sets aside what the server refuses
 * (docs/sync-spec.md C1–C13).
 */
import * as Y from "yjs";
import type { AccessAnswer } from "./access-answer.ts";
import type { BoardConnection, BoardConnectionOptions } from "./board-connection.ts";
import { closeCodes, isPermanentClose } from "./close-codes.ts";
import { closeReason, refusalReasons } from "./close-reason.ts";
import { createDocumentLink, type DocumentLink, type LinkEvents } from "./document-link.ts";
import { createBaseFetch } from "./fetch-base.ts";
import { createListeners, createLive } from "./live.ts";
import { createLocalCopy, type LocalCopy } from "./local-copy.ts";
import { clearLeftovers, type KeptUpdate, localDatabaseName } from "./local-database.ts";
import { parseNotice } from "./parse-notice.ts";
import type { Presence, RemotePresence } from "./presence.ts";
import { createPresenceChannel, type PresenceChannel } from "./presence-channel.ts";
import { type Notice, noticeTopics } from "./protocol.ts";
import { createRefusedStore } from "./refused-edits.ts";
import { createStallWatch } from "./stall-watch.ts";
import { deriveSyncState, initialFacts, isAwaitingSaved, reduceSync, type SyncEvent } from "./sync-facts.ts";
import type { ReadOnlyReason, SyncState } from "./sync-state.ts";
import { endOf } from "./timers.ts";
import { createTrySchedule } from "./try-schedule.ts";

const deviceWithinMs = 2_000;
const accessWithinMs = 10_000;
const connectWithinMs = 15_000;

/** One document on one link. A refusal replaces it by a fresh one. */
interface Session {
  link: DocumentLink;
  copy: LocalCopy;
  presence: PresenceChannel;
  /** Its unconfirmed edits are being set aside; true: there were some, and it must never reach the server again. */
  abandoned: Promise<boolean> | null;
}

export function openBoardConnection(options: BoardConnectionOptions): BoardConnection {
  const { documentId, userId, timers } = options;
  // biome-ignore lint/style/noRestrictedGlobals: a default only; whoever has no page, or another one, gives theirs
  const network = options.network ?? (typeof window === "undefined" ? undefined : window);
  const onError = options.onError ?? (() => undefined);
  const factory = options.indexedDB ? (options.databases ?? browserDatabases(onError)) : null;
  const place = factory && { factory, name: localDatabaseName(userId, documentId), timers };

  let facts = { ...initialFacts, readOnly: options.readOnly };
  const state = createLive<SyncState>(deriveSyncState(facts));
  const others = createLive<readonly RemotePresence[]>([]);
  const notices = createListeners<Notice>();
  const replacements = createListeners<Y.Doc>();
  const refused = createRefusedStore({ documentId, userId, factory, onError });
  const ready = Promise.withResolvers<void>();

  let ownPresence: Presence = {};
  let isDestroyed = false;
  /** What one may do was just learnt: no need to ask before connecting. */
  let knowsRights = true;
  let hasBeenOpen = false;
  /** Number of the try under way; answers to older ones are ignored. */
  let tryNumber = 0;
  let stopTimer: (() => void) | null = null;
  const schedule = createTrySchedule(timers);
  const baseFetch = options.fetchBase && createBaseFetch(options.fetchBase, timers);

  // ---- what is known ----

  const dispatch = (event: SyncEvent) => {
    const before = facts;
    facts = reduceSync(facts, event);
    if (event.type === "saved") current.copy.confirmOldest(before.pending.length - facts.pending.length);
    const next = deriveSyncState(facts);
    if (!isSameState(next, state.get())) state.set(next);
    stallWatch.update(isAwaitingSaved(facts), facts.framesSaved);
  };

  const stallWatch = createStallWatch(timers, {
    bufferedBytes: () => current.link.bufferedBytes(),
    onStalled: () => {
      dispatch({ type: "stalled" });
      void verifyAccess();
    },
  });

  // ---- one document ----

  const openSession = (): Session => {
    const isCurrent = () => session === current && !isDestroyed;
    const whenCurrent =
      <A extends unknown[]>(handle: (...args: A) => void) =>
      (...args: A) => {
        if (isCurrent()) handle(...args);
      };
    const events: LinkEvents = {
      onOpen: whenCurrent(handleOpen),
      onSynced: whenCurrent(handleSynced),
      onFrameSent: whenCurrent((frame) => dispatch({ type: "frame-sent", isStepTwo: frame === "step-2" })),
      onSaved: whenCurrent((frames) => dispatch({ type: "saved", frames })),
      onDenied: whenCurrent(() => void handleDenied()),
      onNotice: whenCurrent((json) => {
        const notice = parseNotice(json);
        if (notice) notices.tell(notice);
      }),
      onClose: whenCurrent(handleClose),
      onError,
    };
    const WebSocketImpl = options.WebSocketImpl ?? WebSocket;
    const link = createDocumentLink(new Y.Doc(), {
      documentId,
      origin: options.origin,
      WebSocketImpl,
      events,
      takeBase: (base, apply) => copy.takeBase(base, apply),
    });
    // After the link: when its listener runs, the frame with the command has been sent.
    const copy = createLocalCopy(link.doc, timers, {
      onCommands: whenCurrent(handleCommands),
      onLoaded: whenCurrent(handleLoaded),
      onKeptIn: whenCurrent((keptIn) => dispatch({ type: "kept-in", keptIn })),
      onError,
    });
    const presence = createPresenceChannel(link, others, timers);
    presence.show(ownPresence);
    const session: Session = { link, copy, presence, abandoned: null };
    return session;
  };

  const endSession = (session: Session) => {
    session.presence.destroy();
    session.link.destroy();
  };

  const handleOpen = () => {
    stopTimer?.();
    schedule.opened();
    dispatch({ type: "connected" });
    current.presence.renew();
    if (hasBeenOpen) for (const topic of noticeTopics) notices.tell({ topic, ids: [] });
    hasBeenOpen = true;
  };

  const handleLoaded = () => {
    dispatch({ type: "loaded" });
    ready.resolve();
  };

  const handleSynced = () => {
    handleLoaded();
    if (shown === current) return;
    // The old copy goes on setting aside: an edit may be on its way to the old document at this moment.
    shown = current;
    replacements.tell(current.link.doc);
  };

  const handleCommands = (count: number) => {
    dispatch({ type: "commands", count, sent: current.link.isOpen() });
    // Nobody should be able to edit now; whoever did it must hear that it leads nowhere.
    if (facts.readOnly && count > 0) void replaceDocument();
  };

  // ---- coming and going ----

  const tryNow = async () => {
    tryNumber += 1;
    const number = tryNumber;
    stopTimer?.();
    dispatch({ type: "trying" });
    if (!knowsRights && !(await askAccess(number))) return;
    knowsRights = false;
    if (await current.abandoned) await startAnew();
    if (isDestroyed || number !== tryNumber) return;
    stopTimer = timers.after(connectWithinMs, () => current.link.disconnect());
    try {
      current.link.connect(facts.isLoaded || !baseFetch ? null : baseFetch.start());
    } catch (error) {
      onError(error); // an address the browser refuses
      handleClose({ code: null, wasOpen: false });
    }
  };

  /** True if one may connect; otherwise the connection is closed or waits. */
  const askAccess = async (number: number): Promise<boolean> => {
    const answer = await fetchAccess();
    if (isDestroyed || number !== tryNumber) return false;
    if (answer.kind === "retry") wait(schedule.delayMs(false), null);
    else if (answer.kind === "refused") await close(answer.code, answer.reason);
    else await changeAccess(answer.readOnly);
    return answer.kind === "granted" && !isDestroyed && number === tryNumber;
  };

  const fetchAccess = async (): Promise<AccessAnswer> => {
    let answer: AccessAnswer = { kind: "retry" };
    const asking = async () => {
      answer = await options.fetchAccess();
    };
    await endOf(asking().catch(onError), accessWithinMs, timers);
    return answer;
  };

  const handleClose = ({ code, wasOpen }: { code: number | null; wasOpen: boolean }) => {
    if (facts.closed) return;
    if (code !== null && isPermanentClose(code)) void close(code, closeReason(code));
    else wait(schedule.delayMs(code === closeCodes.accessChanged || !wasOpen), code);
  };

  const wait = (delayMs: number, code: number | null) => {
    stopTimer?.();
    stopTimer = timers.after(delayMs, () => void tryNow());
    const retryAt = timers.now() + delayMs;
    dispatch({ type: "lost", retryAt, cannotSave: code === closeCodes.cannotSave });
  };

  const close = async (code: number, reason: string) => {
    tryNumber += 1;
    stopTimer?.();
    dispatch({ type: "closed", code, reason });
    current.link.disconnect();
    // Signing in again brings the same rights back; these two never do by themselves.
    if (code === closeCodes.accessRemoved || code === closeCodes.boardGone) await forsake(reason);
  };

  // ---- rights ----

  const changeAccess = async (readOnly: ReadOnlyReason | null) => {
    if (readOnly === facts.readOnly) return;
    if (readOnly && !facts.readOnly) await abandon(refusalReasons[readOnly]);
    dispatch({ type: "access", readOnly });
    if (!readOnly && !(await current.abandoned)) await openCopy();
  };

  /** A connection that goes on although the server stopped taking what it sends: find out why. */
  const verifyAccess = async () => {
    const number = tryNumber;
    const answer = await fetchAccess();
    if (isDestroyed || number !== tryNumber || answer.kind === "retry") return;
    if (answer.kind === "refused") return close(answer.code, answer.reason);
    if (answer.readOnly === facts.readOnly) return;
    await changeAccess(answer.readOnly);
    if (number === tryNumber) comeBack();
  };

  const handleDenied = async () => {
    if (facts.readOnly) return replaceDocument();
    await verifyAccess();
    // The server knows better than the answer we got: ask again by coming back.
    if (facts.readOnly === null && facts.link === "connected") current.link.disconnect();
  };

  /** The document here holds what the server doesn't want. */
  const replaceDocument = async () => {
    if (!facts.readOnly || current.abandoned) return;
    const number = tryNumber;
    await forsake(refusalReasons[facts.readOnly]);
    if (number === tryNumber) comeBack();
  };

  const comeBack = () => {
    if (isDestroyed || facts.closed) return;
    current.link.disconnect();
    knowsRights = true;
    void tryNow();
  };

  /** Sets aside what is unconfirmed, and stops sending. */
  const abandon = async (reason: string) => {
    const session = current;
    if (!session.abandoned) {
      refusalReason = reason;
      session.link.disconnect();
      session.abandoned = session.copy.abandon(refused.add).then((isDead) => {
        if (!isDead) session.abandoned = null;
        dispatch({ type: "set-aside" });
        return isDead;
      });
    }
    await session.abandoned;
  };

  /** The same, but the document is dead even if nothing in it was unconfirmed. */
  const forsake = async (reason: string) => {
    const session = current;
    await abandon(reason);
    session.abandoned = Promise.resolve(true);
  };

  const startAnew = async () => {
    endSession(current);
    current = openSession();
    if (!facts.readOnly) await openCopy();
  };

  /** A blocked database must not keep anybody waiting. */
  const openCopy = async () => {
    if (place) await endOf(current.copy.open(place), deviceWithinMs, timers);
  };

  let refusalReason = options.readOnly ? refusalReasons[options.readOnly] : "";
  refused.subscribe(() =>
    dispatch({ type: "refused", count: refused.count, reason: refusalReason, keptIn: refused.keptIn }),
  );

  // ---- start ----

  let current = openSession();
  let shown = current;

  const start = async () => {
    void refused.load();
    if (!facts.readOnly) await openCopy();
    else if (place) {
      await clearLeftovers(place, async ({ updates, commands }) => {
        await refused.add(Y.mergeUpdates(updates.map(inFormatOne)), commands);
      }).catch(onError);
    }
    if (!isDestroyed) void tryNow();
  };

  const tryIfWaiting = () => {
    if (facts.link === "waiting" && !facts.closed) void tryNow();
  };
  const handleOffline = () => current.link.disconnect();
  network?.addEventListener("online", tryIfWaiting);
  network?.addEventListener("focus", tryIfWaiting);
  network?.addEventListener("offline", handleOffline);
  void start();

  return {
    get doc() {
      return shown.link.doc;
    },
    get awareness() {
      return current.link.awareness;
    },
    state,
    others,
    refused,
    ready: ready.promise,
    setPresence(patch) {
      ownPresence = { ...ownPresence, ...patch };
      current.presence.show(ownPresence);
    },
    onNotice: notices.add,
    onReplaced: replacements.add,
    reconnect() {
      if (isDestroyed || facts.link !== "waiting") return;
      schedule.forget();
      void tryNow();
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      stopTimer?.();
      stallWatch.stop();
      baseFetch?.stop();
      network?.removeEventListener("online", tryIfWaiting);
      network?.removeEventListener("focus", tryIfWaiting);
      network?.removeEventListener("offline", handleOffline);
      endSession(current);
      current.copy.close();
      shown.copy.close();
    },
  };
}

const inFormatOne = (update: KeptUpdate): Uint8Array =>
  update instanceof Uint8Array ? update : Y.convertUpdateFormatV2ToV1(update.v2);

/** In a page that may not store anything, asking for it can throw already. */
function browserDatabases(onError: (error: unknown) => void): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch (error) {
    onError(error);
    return null;
  }
}

function isSameState(a: SyncState, b: SyncState): boolean {
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}
