/**
 * Every bound of the sync in one place (docs/sync-spec.md names them). Sizes in bytes, times in milliseconds.
 * What an operator may change comes from the environment; the rest is here to be shrunk by tests.
 */
export interface SyncLimits {
  /** S60: sockets one person may hold open in this process, and one board. */
  socketsPerUser: number;
  socketsPerBoard: number;
  /** S67: sockets of guests who came by one share link. */
  socketsPerLink: number;
  /** S50: past either, adding is refused. */
  boardBytes: number;
  boardElements: number;
  /** S61: one frame from a client. */
  frameBytes: number;
  /** S62: tokens per second, and how many can be saved up. */
  messagesPerSecond: number;
  messageBurst: number;
  bytesPerSecond: number;
  byteBurst: number;
  /** S10: the longest pause between two frames of a room that is busy. */
  tickMs: number;
  /** S73: the longest pause between two frames of presence. */
  presenceTickMs: number;
  /** S30: a flush starts at latest this long after the first waiting byte. */
  groupCommitMs: number;
  /** S32: unsaved bytes a room may hold before it refuses further edits. */
  backlogBytes: number;
  /** S31: pause before a failed append is tried again: the first, and the longest. */
  retryFirstMs: number;
  retryLongestMs: number;
  /** S23: what may wait for missing predecessors, per connection. */
  gapBytes: number;
  gapFrames: number;
  gapMs: number;
  /** S40: bytes waiting in a socket past which presence is dropped, past which updates stop. */
  dropPresenceAbove: number;
  stopUpdatesAbove: number;
  /** S42: a stopped reader without progress for this long is closed. */
  stalledMs: number;
  /** How often a stopped reader is looked at. */
  drainCheckMs: number;
  /** S44: how old the shared answer for joiners may be. */
  sharedAnswerMs: number;
  /** S72: one awareness state. */
  presenceBytes: number;
  /** S15: updates from a read-only connection after which it is closed. */
  readOnlyWrites: number;
  /** S35: how long a room nobody uses stays in memory. */
  idleMs: number;
  /** S36: rows after which the log is compacted. */
  compactRows: number;
  /** S65: who asks for a socket must be known by then. */
  upgradeMs: number;
  /** S80: heartbeat, ping, and how long a peer may be silent. */
  heartbeatMs: number;
  pingMs: number;
  silentMs: number;
  /** S92: how often every open connection's access is looked at again without being asked to. */
  recheckMs: number;
  /** N2: how long a gap in the rows waits for what the bell is about to say. */
  gapPatienceMs: number;
  /** N1: a larger row is rung without its bytes. */
  rungBytes: number;
  /** N5: pause between two looks into the journal while the bell rings, and while it is away. */
  lookMs: number;
  lookAwayMs: number;
  /** N7: the shortest pause between two messages about a room's people. */
  remotePresenceMs: number;
  /** N8: how often a node says that it lives, and how long one may be silent. */
  aliveMs: number;
  nodeSilentMs: number;
  /** S94: how long `close` waits for the store. */
  closeMs: number;
  /** How long `transact` waits for the store before it rejects. */
  transactMs: number;
}

const kB = 1024;
const MB = 1024 * kB;

export const defaultSyncLimits: SyncLimits = {
  socketsPerUser: 50,
  socketsPerBoard: 500,
  socketsPerLink: 100,
  boardBytes: 16 * MB,
  boardElements: 20_000,
  frameBytes: 4 * MB,
  messagesPerSecond: 200,
  messageBurst: 2_000,
  bytesPerSecond: 1 * MB,
  byteBurst: 16 * MB,
  tickMs: 16,
  presenceTickMs: 33,
  groupCommitMs: 50,
  backlogBytes: 8 * MB,
  retryFirstMs: 100,
  retryLongestMs: 5_000,
  gapBytes: 256 * kB,
  gapFrames: 512,
  gapMs: 5_000,
  dropPresenceAbove: 256 * kB,
  stopUpdatesAbove: 1 * MB,
  stalledMs: 10_000,
  drainCheckMs: 100,
  sharedAnswerMs: 5_000,
  presenceBytes: 8 * kB,
  readOnlyWrites: 20,
  idleMs: 30_000,
  compactRows: 500,
  upgradeMs: 15_000,
  heartbeatMs: 10_000,
  pingMs: 15_000,
  silentMs: 35_000,
  recheckMs: 30_000,
  gapPatienceMs: 25,
  rungBytes: 64 * kB,
  lookMs: 5_000,
  lookAwayMs: 1_000,
  remotePresenceMs: 50,
  aliveMs: 5_000,
  nodeSilentMs: 15_000,
  closeMs: 8_000,
  transactMs: 10_000,
};
