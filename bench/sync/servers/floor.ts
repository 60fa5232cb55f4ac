/** A bare broadcast on `ws`. */
import { type BenchServer, openRooms } from "./bench-server.ts";
import { startProcess } from "./server-process.ts";

export async function startFloor(): Promise<BenchServer> {
  const running = await startProcess({ script: "floor-process.ts", env: (port) => ({ PORT: String(port) }) });
  const { port } = running;
  return {
    ...running,
    own: null,
    rooms: async (count) => openRooms({ port, hasDocuments: false }, count),
  };
}
