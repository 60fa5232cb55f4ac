/** Whether this process can serve, for load balancers and whoever looks after it. */
import type { Context } from "#server/context.ts";

export interface Readiness {
  status: 200 | 503;
  body: {
    status: "ready" | "unavailable";
    database: "ok" | "unreachable";
    storing: "ok" | "failing";
    unsavedBytes: number;
    /** Whether other nodes are told at once what happens here; without that they find out a little later. */
    otherNodes: "none" | "told at once" | "told later";
  };
}

const otherNodes = { alone: "none", live: "told at once", away: "told later" } as const;

/** Ready means: the database answers, and boards can store. Never rejects. */
export async function readiness({
  database,
  roomsStatus,
  log,
}: Pick<Context, "database" | "roomsStatus" | "log">): Promise<Readiness> {
  const { failingSince, backlogBytes, bell } = roomsStatus();
  const answers = await database.ping().then(
    () => true,
    (error) => {
      log.warn({ err: error }, "not ready: the database doesn't answer");
      return false;
    },
  );
  const isReady = answers && failingSince === null;
  return {
    status: isReady ? 200 : 503,
    body: {
      status: isReady ? "ready" : "unavailable",
      database: answers ? "ok" : "unreachable",
      storing: failingSince === null ? "ok" : "failing",
      unsavedBytes: backlogBytes,
      otherNodes: otherNodes[bell],
    },
  };
}
