/** Plays a failure through on record: starting it, calling people, noting when they answer, ending it. */
import type { StartRehearsal } from "#lib/contracts/rehearsals.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { scaleOf } from "#server/queries/read-risk-scale.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

interface OfRehearsal {
  boardId: string;
  rehearsalId: string;
}

const mostPerBoard = 1_000;

/** The new one's id. Rejects with AppError not-found (also when nothing named is on the board), access.denied, conflict. */
export async function startRehearsal(
  deps: Deps,
  principal: Principal,
  { boardId, down, scenario }: StartRehearsal & { boardId: string },
): Promise<string> {
  const access = await requireRehearsing(deps, principal, boardId);
  const scale = await scaleOf(deps, access.workspaceId);
  const { value: kept } = await deps.reader.read(access.documentId, "rehearsal", { down, scale });
  if (kept.result.down.length === 0) throw new AppError("not-found", "Nothing of that is on this board.");
  const id = deps.newId();
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    if ((await tx.rehearsal.count({ where: { boardId } })) >= mostPerBoard)
      throw new AppError("conflict", `A board has at most ${mostPerBoard} rehearsals.`);
    const started = {
      startedAt: new Date(deps.clock.now()),
      startedById: principal.userId,
      startedByName: principal.name,
    };
    const result: Prisma.InputJsonObject = { ...kept.result };
    await tx.rehearsal.create({ data: { id, boardId, scenario, result, covered: kept.covered, ...started } });
    await record({
      chain: access.workspaceId,
      action: "rehearsal.start",
      entity: "rehearsal",
      entityId: id,
      after: { boardId, scenario, down: kept.result.down },
    });
  });
  deps.rooms.notify(boardId, { topic: "rehearsals", ids: [id] });
  return id;
}

/** Calling somebody twice is no error: the first time counts. Rejects with AppError not-found, access.denied, conflict. */
export const callPerson = (
  deps: Deps,
  principal: Principal,
  { personId, ...of }: OfRehearsal & { personId: string },
): Promise<void> =>
  writeRunning(deps, principal, of, async ({ tx, record }, { workspaceId, result }) => {
    const { people = {} } = result as { people?: Record<string, string> };
    const personName = people[personId];
    if (personName === undefined)
      throw new AppError("not-found", "Nobody of that name was on the board then.");
    const { boardId, rehearsalId } = of;
    if ((await tx.rehearsalCall.count({ where: { rehearsalId, personId } })) > 0) return;
    const call = { id: deps.newId(), rehearsalId, boardId, personId, personName };
    await tx.rehearsalCall.create({ data: { ...call, calledAt: new Date(deps.clock.now()) } });
    await record({
      chain: workspaceId,
      action: "rehearsal.call",
      entity: "rehearsal",
      entityId: rehearsalId,
      after: { boardId, personId, personName },
    });
  });

/** The first answer counts. Rejects with AppError not-found, access.denied, conflict. */
export const noteAnswer = (
  deps: Deps,
  principal: Principal,
  { callId, ...of }: OfRehearsal & { callId: string },
): Promise<void> =>
  writeRunning(deps, principal, of, async ({ tx, record }, { workspaceId }) => {
    const call = await tx.rehearsalCall.findFirst({ where: { id: callId, rehearsalId: of.rehearsalId } });
    if (!call) throw new AppError("not-found");
    if (call.answeredAt) return;
    await tx.rehearsalCall.update({
      where: { id: callId },
      data: { answeredAt: new Date(deps.clock.now()) },
    });
    await record({
      chain: workspaceId,
      action: "rehearsal.answer",
      entity: "rehearsal",
      entityId: of.rehearsalId,
      after: { boardId: of.boardId, personId: call.personId, personName: call.personName },
    });
  });

/** From then on nothing of it changes. Rejects with AppError not-found, access.denied, conflict. */
export const endRehearsal = (
  deps: Deps,
  principal: Principal,
  { note, ...of }: OfRehearsal & { note: string },
): Promise<void> =>
  writeRunning(deps, principal, of, async ({ tx, record }, { workspaceId }) => {
    const ended = { endedAt: new Date(deps.clock.now()), endedById: principal.userId };
    await tx.rehearsal.update({
      where: { id: of.rehearsalId },
      data: { ...ended, endedByName: principal.name, note },
    });
    await record({
      chain: workspaceId,
      action: "rehearsal.end",
      entity: "rehearsal",
      entityId: of.rehearsalId,
      after: { boardId: of.boardId, note },
    });
  });

/** A rehearsal says nothing of what is drawn: it goes on while a board is locked. */
async function requireRehearsing(deps: Deps, principal: Principal, boardId: string) {
  const access = await requireBoard(deps, principal, { boardId, action: "risk.rehearse" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  return access;
}

interface Running {
  workspaceId: string;
  result: unknown;
}

/** Writes on one rehearsal wait for each other. */
async function writeRunning(
  deps: Deps,
  principal: Principal,
  { boardId, rehearsalId }: OfRehearsal,
  write: (ledger: Ledger, running: Running) => Promise<void>,
): Promise<void> {
  const { workspaceId } = await requireRehearsing(deps, principal, boardId);
  await writeLedger(deps, actorOf(principal), async (ledger) => {
    await ledger.tx
      .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rehearsal:${rehearsalId}`}, 0))`;
    const row = await ledger.tx.rehearsal.findFirst({ where: { id: rehearsalId, boardId } });
    if (!row) throw new AppError("not-found");
    if (row.endedAt) throw new AppError("conflict", "This rehearsal has ended. Start another one.");
    await write(ledger, { workspaceId, result: row.result });
  });
  deps.rooms.notify(boardId, { topic: "rehearsals", ids: [rehearsalId] });
}
