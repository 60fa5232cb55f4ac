/** Why a program of ours couldn't start, in lines for whoever started it. */
import { ConfigError } from "./config.ts";
import { DataDirectoryInUse, DataDirectoryUnusable } from "./database/data-directory-lock.ts";
import { MigrationError } from "./database/migrations.ts";

/** What operators can mend says how; for anything else, the stack. */
export function startFailure(error: unknown): string[] {
  if (error instanceof ConfigError) {
    return ["These settings can't be used:", ...error.problems.map((line) => `  ${line}`)];
  }
  const isForOperators = [MigrationError, DataDirectoryInUse, DataDirectoryUnusable].some(
    (kind) => error instanceof kind,
  );
  if (isForOperators) return withCause(error as Error);
  const { code, port, syscall } = error as { code?: string; port?: number; syscall?: string };
  if (code === "EADDRINUSE" && port)
    return [`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`];
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
    return [
      `The database can't be reached (${code} ${syscall ?? ""}). Is DATABASE_URL right, and is it running?`,
    ];
  }
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

function withCause({ message, cause }: Error): string[] {
  if (cause === undefined) return [message];
  return [message, `  ${cause instanceof Error ? cause.message : String(cause)}`];
}
