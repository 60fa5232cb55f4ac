// `npm start`: from a bare clone to a running Throughline. Installs, builds and generates what is missing, then serves.
// Plain ES module without dependencies: it runs on the host's Node (18 or newer) before the install has finished.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  endAfter,
  ensureBuild,
  ensureDatabaseClient,
  ensurePackages,
  environment,
  nodeBinary,
  requireHostNode,
  root,
} from "./prepare.mjs";
import { serverMemory } from "./server-memory.mjs";

const port = readPort();
const host = setting("HOST") ?? "127.0.0.1";

requireHostNode();
await requireFreePort();
await ensurePackages()
  .then(ensureDatabaseClient)
  .then(() => ensureBuild(process.env.NEXT_DIST_DIR))
  .catch(endAfter);
serve();

/** Runs the server until it ends, and ends as it does. */
function serve() {
  const server = spawn(nodeBinary(), ["server/main.ts"], {
    cwd: root,
    env: environment({ NODE_ENV: "production", ...serverMemory }),
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code) => process.exit(code ?? 1));
}

function readPort() {
  const given = setting("PORT") ?? "3000";
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= 1 && port <= 65_535) return port;
  console.error("PORT must be a whole number between 1 and 65535.");
  return process.exit(1);
}

/** From the environment, else from .env: the server reads both too, but only after minutes of building. */
function setting(name) {
  if (process.env[name]) return process.env[name];
  const file = join(root, ".env");
  if (!existsSync(file)) return undefined;
  const line = new RegExp(`^\\s*${name}\\s*=\\s*["']?([^"'#\\s]+)`, "m").exec(readFileSync(file, "utf8"));
  return line?.[1];
}

/** Says so at once, not after minutes of building. */
function requireFreePort() {
  return new Promise((resume) => {
    const probe = createServer();
    probe.once("error", (error) => {
      console.error(refusal(error));
      process.exit(1);
    });
    probe.listen(port, host, () => probe.close(resume));
  });
}

function refusal(error) {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is taken. Choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`;
  }
  if (error.code === "EACCES")
    return `Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return `HOST=${host} isn't an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every network.`;
  }
  return error.message;
}
