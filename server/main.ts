/** Starts Throughline: `node server/main.ts`, or with --dev for development. Stops by SIGTERM or SIGINT. */
import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigError, readConfig } from "./config.ts";
import { type Context, setContext } from "./context.ts";
import { closeContext, createContext } from "./create-context.ts";
import { DataDirectoryInUse } from "./database/data-directory-lock.ts";
import { MigrationError } from "./database/migrations.ts";
import { startWebServer, type WebServer } from "./web-server.ts";

const root = path.resolve(import.meta.dirname, "..");
const mode = process.argv.includes("--dev") ? "development" : "production";
/** Whoever runs us kills us after ten seconds. */
const STOP_TIMEOUT_MS = 9_000;

let context: Context | undefined;
let web: WebServer | undefined;
let stopping: Promise<void> | undefined;

process.on("SIGTERM", () => void stop(0));
process.on("SIGINT", () => void stop(0));

try {
  await start();
} catch (error) {
  for (const line of reasonLines(error)) console.error(line);
  await stop(1);
}

async function start(): Promise<void> {
  const envFile = path.join(root, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = readConfig(process.env);
  context = await createContext(config);
  setContext(context);
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    // next-auth reads these itself.
    NEXTAUTH_URL: config.publicUrl,
    NEXTAUTH_SECRET: context.config.authSecret,
  });
  web = await startWebServer({ config: context.config, mode, root, gateway: undefined });
  console.log(`Throughline is ready: ${config.publicUrl}`);
}

function stop(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    const timer = setTimeout(() => {
      console.error("Stopping took too long; what wasn't saved by now may be lost.");
      process.exit(1);
    }, STOP_TIMEOUT_MS);
    timer.unref();
    await Promise.all([web?.close(), context && closeContext(context)]);
    process.exit(exitCode);
  })();
  return stopping;
}

function reasonLines(error: unknown): string[] {
  if (error instanceof ConfigError)
    return ["These settings can't be used:", ...error.problems.map((line) => `  ${line}`)];
  if (error instanceof DataDirectoryInUse || error instanceof MigrationError) return [error.message];
  const { code, port } = error as { code?: string; port?: number };
  if (code === "EADDRINUSE" && port)
    return [`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
