/** One scenario on one server: `measure.ts <scenario> <server> [--quick]`. A process of its own is the load generator. */
import { selfCheck } from "./load/y-message.ts";
import { scenarios } from "./scenarios/all.ts";
import { serverNames } from "./servers/bench-server.ts";
import { startServer } from "./servers/start-server.ts";

const [, , scenarioName, serverName] = process.argv;
const scenario = scenarios.find(({ name }) => name === scenarioName);
const name = serverNames.find((known) => known === serverName);
if (!scenario || !name) throw new Error(`unknown: ${scenarioName} ${serverName}`);

selfCheck();
const server = await startServer(name);
try {
  const figures = await scenario.run(server, { isQuick: process.argv.includes("--quick") });
  if (process.send) process.send(figures);
  else console.log(JSON.stringify(figures));
} finally {
  await server.stop();
}
process.exit(0);
