/** The servers by name. */
import type { BenchServer, ServerName } from "./bench-server.ts";
import { startFloor } from "./floor.ts";
import { startHocuspocus } from "./hocuspocus.ts";
import { startThroughline, startThroughlineOnPostgres } from "./throughline.ts";
import { startYWebsocketServer } from "./y-websocket-server.ts";

const starters: Record<ServerName, () => Promise<BenchServer>> = {
  throughline: () => startThroughline(),
  "throughline-postgres": startThroughlineOnPostgres,
  "y-websocket-server": startYWebsocketServer,
  hocuspocus: startHocuspocus,
  floor: startFloor,
};

export const startServer = (name: ServerName): Promise<BenchServer> => starters[name]();
