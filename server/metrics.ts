/** What is measured about the process; the parts add their own to the registry. Read at /api/metrics. */
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Database } from "./database/database.ts";

export function createMetrics(database: Database): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "throughline_" });
  new Gauge({
    name: "throughline_database_connections",
    help: "Connections to the database, by state",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "open" }, database.pool.totalCount);
      this.set({ state: "idle" }, database.pool.idleCount);
      this.set({ state: "waited_for" }, database.pool.waitingCount);
    },
  });
  return registry;
}
