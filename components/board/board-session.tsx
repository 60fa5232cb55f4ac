/**
 * One open board, handed to everything on its screen: the document's store and commands, the connection, the
 * person's own view. Absent connection = a snapshot opened read-only.
 */
"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import type { Role } from "#lib/access/roles.ts";
import { can } from "#lib/access/roles.ts";
import type { BoardStore } from "#lib/board/board-store.ts";
import type { BoardCommands } from "#lib/board/commands/board-commands.ts";
import type { Board } from "#lib/board/model.ts";
import type { BoardUndo } from "#lib/board/undo.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import type { BoardConnection } from "#lib/sync/board-connection.ts";
import type { PresenceUser, RemotePresence } from "#lib/sync/presence.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";
import type { DraftFacts } from "./board-facts.ts";
import type { ViewState, ViewValues } from "./view-state.ts";

export interface BoardSession {
  boardId: string;
  title: string;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  /** Number of the round whose approval locked the board. */
  lockedForRound: number | null;
  me: PresenceUser;
  /** By user id; somebody who joined since has the colour of their name. */
  memberColors: Readonly<Record<string, number>>;
  /** The document is the draft of a change, not the board. */
  draft?: DraftFacts;
  connection?: BoardConnection;
  /** Of a snapshot: the numbers behind the words of a risk that were in force then. */
  riskScale?: RiskScale;
  store: BoardStore;
  commands: BoardCommands;
  undo: BoardUndo;
  view: ViewState;
}

const SessionContext = createContext<BoardSession | null>(null);

export function BoardSessionProvider({ session, children }: { session: BoardSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useBoardSession(): BoardSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useBoardSession needs a BoardSessionProvider above it");
  return session;
}

/**
 * A part of the board; re-renders when that part changes. Unchanged elements and maps keep their identity, so
 * `useBoard((board) => board.nodes.get(id))` is quiet while other cards move. A selector that builds a new
 * value each time needs `isEqual`.
 */
export function useBoard<T>(selector: (board: Board) => T, isEqual: (a: T, b: T) => boolean = Object.is): T {
  const { store } = useBoardSession();
  return useSelected({ subscribe: store.subscribe, read: store.getBoard, selector, isEqual });
}

/** A part of the person's own view. */
export function useViewState<T>(
  selector: (values: ViewValues) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const { view } = useBoardSession();
  return useSelected({ subscribe: view.subscribe, read: view.get, selector, isEqual });
}

const snapshotState: SyncState = { kind: "read-only", reason: "viewer" };
const nobody: readonly RemotePresence[] = [];
const readNobody = () => nobody;
const readSnapshotState = () => snapshotState;
const isOpenForEdits = ({ kind }: SyncState): boolean => kind !== "read-only" && kind !== "closed";
const subscribeToNothing = () => () => {};

/** What the state line says; a snapshot is read-only. */
export function useSyncState(): SyncState {
  const { connection } = useBoardSession();
  const read = connection?.state.get ?? readSnapshotState;
  return useSyncExternalStore(connection?.state.subscribe ?? subscribeToNothing, read, read);
}

/**
 * A part of what the other people (and the person's other tabs) show. Cursors move thirty times a second: whoever doesn't draw them selects what is
 * needed, so that it renders only when that changes.
 */
export function useOthersWith<T>(
  selector: (others: readonly RemotePresence[]) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const { connection } = useBoardSession();
  return useSelected({
    subscribe: connection?.others.subscribe ?? subscribeToNothing,
    read: connection?.others.get ?? readNobody,
    selector,
    isEqual,
  });
}

/** False for snapshots, viewers, commenters, locked or archived boards, and once the connection is closed for good. */
export function useCanEdit(): boolean {
  const { connection, role } = useBoardSession();
  const isOpen = useSelected({
    subscribe: connection?.state.subscribe ?? subscribeToNothing,
    read: connection?.state.get ?? readSnapshotState,
    selector: isOpenForEdits,
    isEqual: Object.is,
  });
  return isOpen && can(role, "board.edit");
}

interface Selection<S, T> {
  subscribe: (onChange: () => void) => () => void;
  read: () => S;
  selector: (state: S) => T;
  isEqual: (a: T, b: T) => boolean;
}

function useSelected<S, T>({ subscribe, read, selector, isEqual }: Selection<S, T>): T {
  // What was shown last outlives a selector that is made anew with each render.
  const shown = useRef<{ value: T } | null>(null);
  const readSelected = useMemo(() => {
    let last: { state: S; value: T } | undefined;
    return () => {
      const state = read();
      if (last?.state === state) return last.value;
      const value = selector(state);
      const before = last ?? shown.current;
      last = { state, value: before && isEqual(before.value, value) ? before.value : value };
      return last.value;
    };
  }, [read, selector, isEqual]);
  const value = useSyncExternalStore(subscribe, readSelected, readSelected);
  useEffect(() => {
    shown.current = { value };
  }, [value]);
  return value;
}
