/** What is measured about the process; the parts add their own to the registry. Read at /api/metrics. */
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Database } from "./database/database.ts";
import type { RoomsStatus } from "./room/create-rooms.ts";

export function createMetrics(database: Database, roomsStatus: () => RoomsStatus): Registry {
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
  const roomGauge = (name: string, help: string, read: (status: RoomsStatus) => number) =>
    new Gauge({
      name: `throughline_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read(roomsStatus()));
      },
    });
  roomGauge("boards_open", "Boards in memory", (status) => status.rooms);
  roomGauge("board_connections", "Open connections to boards", (status) => status.connections);
  roomGauge("unsaved_bytes", "Bytes of edits received and not yet on disk", (status) => status.backlogBytes);
  roomGauge(
    "other_nodes",
    "Other processes of this installation that are heard",
    (status) => status.otherNodes,
  );
  roomGauge("bell_away", "1 while other processes can't be told at once what happens here", (status) =>
    status.bell === "away" ? 1 : 0,
  );
  roomGauge("storing_fails", "1 while edits can't be stored", (status) =>
    status.failingSince === null ? 0 : 1,
  );
  return registry;
}
