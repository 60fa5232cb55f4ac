/** Which jobs a server runs, and how often. */
import path from "node:path";
import type { Context } from "#server/context.ts";
import { backUpDatabase } from "./back-up-database.ts";
import { compactDocuments } from "./compact-documents.ts";
import { deleteExpired } from "./delete-expired.ts";
import { createSnapshotKeeper } from "./keep-snapshots.ts";
import type { Job } from "./start-jobs.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BACKUPS_KEPT = 7;

export function serverJobs(context: Context): Job[] {
  const { config, database, log } = context;
  const snapshots = createSnapshotKeeper(context);
  const jobs: Job[] = [
    {
      name: "compact-documents",
      everyMs: 5 * MINUTE_MS,
      async run(signal) {
        const documents = await compactDocuments({ ...context, signal });
        if (documents.length > 0) log.info({ documents: documents.length }, "logs of boards were compacted");
      },
    },
    {
      name: "keep-snapshots",
      everyMs: MINUTE_MS,
      async run(signal) {
        const boards = await snapshots.run(signal);
        if (boards.length > 0) log.info({ boards: boards.length }, "boards were kept as automatic snapshots");
      },
    },
    { name: "delete-expired", everyMs: HOUR_MS, run: () => deleteExpired(context) },
  ];
  const { backUp } = database;
  if (!backUp || config.backupIntervalHours === 0) return jobs;
  const settings = {
    backUp,
    directory: path.join(config.dataDir, "backups"),
    intervalHours: config.backupIntervalHours,
    keep: BACKUPS_KEPT,
    clock: context.clock,
  };
  const backup: Job = {
    name: "back-up-database",
    // Looked at often, done when the newest is old enough: a server that restarts every day still gets its backups.
    everyMs: 10 * MINUTE_MS,
    async run() {
      const file = await backUpDatabase(settings);
      if (file) log.info({ file }, "the database was backed up");
    },
  };
  return [...jobs, backup];
}
