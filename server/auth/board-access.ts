/**
 * What somebody may do on a board: the one place that says so, for pages, the API and the socket. Somebody outside the
 * board's workspace learns nothing, not even that the board exists.
 */
import { type Action, can, type Role } from "#lib/access/roles.ts";
import { type ChangeStep, changeStateOf, isOpenChange } from "#lib/changes/change-state.ts";
import { AppError } from "#lib/errors.ts";
import type { ReadOnlyReason } from "#lib/sync/sync-state.ts";
import type { Context } from "#server/context.ts";
import type { Guest } from "./guest.ts";
import type { Principal } from "./principal.ts";

export interface GrantedBoard {
  kind: "granted";
  role: Role;
  workspaceId: string;
  /** The board's main document; its id is the board's id. */
  documentId: string;
  /** Why what is drawn can't be changed by this person; null when it can. */
  readOnly: ReadOnlyReason | null;
}
export type BoardAccess = GrantedBoard | { kind: "denied" } | { kind: "not-found" };

export async function boardAccess(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<BoardAccess> {
  const board = await deps.prisma.board.findUnique({
    where: { id: boardId },
    select: {
      workspaceId: true,
      state: true,
      archivedAt: true,
      lockedAt: true,
      workspace: { select: { members: { where: { userId: principal.userId }, select: { role: true } } } },
      members: { where: { userId: principal.userId }, select: { role: true } },
    },
  });
  const inWorkspace = board?.workspace.members[0]?.role;
  if (!board || !inWorkspace) return { kind: "not-found" };
  // A role on the board overrides the workspace's; without membership there is nothing to override.
  const role = board.members[0]?.role ?? inWorkspace;
  if (!can(role, "board.read")) return { kind: "denied" };
  return {
    kind: "granted",
    role,
    workspaceId: board.workspaceId,
    documentId: boardId,
    readOnly: readOnlyReason(role, board),
  };
}

/**
 * What somebody may do with a document: the board's own, or the draft of a change to it, which doesn't heed the board's
 * lock and stays as it is once it is decided on. A holder of a link sees no drafts.
 */
export async function documentAccess(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  documentId: string,
): Promise<BoardAccess> {
  const access = await boardAccess(deps, principal, documentId);
  if (access.kind !== "not-found") return access;
  const draft = await deps.prisma.changeRequest.findUnique({
    where: { draftDocumentId: documentId },
    select: { boardId: true, steps: { select: { kind: true }, orderBy: { seq: "asc" } } },
  });
  if (!draft) return access;
  const ofBoard = await boardAccess(deps, principal, draft.boardId);
  if (ofBoard.kind !== "granted") return ofBoard;
  return { ...ofBoard, documentId, readOnly: readOnlyInDraft(ofBoard, draft.steps) };
}

function readOnlyInDraft(
  { role, readOnly }: GrantedBoard,
  steps: readonly { kind: ChangeStep }[],
): ReadOnlyReason | null {
  if (readOnly === "archived") return readOnly;
  if (!isOpenChange(changeStateOf(steps))) return "decided";
  return readOnlyByRole(role);
}

/**
 * What the holder of a share link may do: see the board for as long as the link stands and the board isn't archived.
 * A link whose board was deleted is gone with it.
 */
export async function guestAccess(
  deps: Pick<Context, "prisma" | "clock">,
  { via }: Guest,
  boardId: string,
): Promise<BoardAccess> {
  const link = await deps.prisma.shareLink.findFirst({
    where: { id: via.linkId, boardId },
    select: {
      expiresAt: true,
      revokedAt: true,
      board: { select: { workspaceId: true, state: true, archivedAt: true, lockedAt: true } },
    },
  });
  if (!link) return { kind: "not-found" };
  const hasExpired = link.expiresAt !== null && link.expiresAt.getTime() <= deps.clock.now();
  if (link.revokedAt || hasExpired || link.board.archivedAt) return { kind: "denied" };
  return {
    kind: "granted",
    role: "VIEWER",
    workspaceId: link.board.workspaceId,
    documentId: boardId,
    readOnly: readOnlyReason("VIEWER", link.board),
  };
}

/** Why a holder of `role` can't draw on a board in this state; null when they can. */
function readOnlyReason(
  role: Role,
  board: { state: string; archivedAt: Date | null; lockedAt: Date | null },
): ReadOnlyReason | null {
  if (board.archivedAt) return "archived";
  if (board.lockedAt || board.state === "LOCKED") return "locked";
  return readOnlyByRole(role);
}

function readOnlyByRole(role: Role): ReadOnlyReason | null {
  if (role === "VIEWER") return "viewer";
  return role === "COMMENTER" ? "commenter" : null;
}

/** The same as a gate: rejects with AppError not-found or access.denied. */
export async function requireBoard(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  request: { boardId: string; action: Action },
): Promise<GrantedBoard> {
  const access = await boardAccess(deps, principal, request.boardId);
  if (access.kind === "not-found") throw new AppError("not-found");
  if (access.kind === "denied" || !can(access.role, request.action)) throw new AppError("access.denied");
  return access;
}

/** A gate for whatever changes the drawing: besides the role, the board must be neither archived nor locked. */
export async function requireEditableBoard(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  request: { boardId: string; action: Action },
): Promise<GrantedBoard> {
  const access = await requireBoard(deps, principal, request);
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  if (access.readOnly === "locked")
    throw new AppError(
      "board.locked",
      "This board is locked. Propose a change instead, or ask an owner to unlock it.",
    );
  if (access.readOnly) throw new AppError("access.denied");
  return access;
}
