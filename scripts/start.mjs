// `npm start`: from a bare clone to a running Throughline. Installs, builds and generates what is missing, then serves.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import {
  ensureBuild,
  ensureDatabaseClient,
  ensurePackages,
  environment,
  nodeBinary,
  requireHostNode,
  root,
} from "./prepare.mjs";

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "127.0.0.1";

requireHostNode();
await requireFreePort();
await ensurePackages();
await ensureDatabaseClient();
await ensureBuild(process.env.NEXT_DIST_DIR);

const server = spawn(nodeBinary(), ["server/main.ts"], {
  cwd: root,
  env: environment({ NODE_ENV: "production" }),
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** Says so at once, not after minutes of building. */
function requireFreePort() {
  return new Promise((resume) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
      console.error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
      process.exit(1);
    });
    probe.listen(port, host, () => probe.close(resume));
  });
}
