/** The reference server of Yjs, without persistence. */
import { type BenchServer, openRooms } from "./bench-server.ts";
import { startProcess } from "./server-process.ts";

export async function startYWebsocketServer(): Promise<BenchServer> {
  const running = await startProcess({
    script: "peers/node_modules/@y/websocket-server/src/server.js",
    env: (port) => ({ PORT: String(port), HOST: "127.0.0.1" }),
  });
  const { port } = running;
  return {
    ...running,
    own: null,
    rooms: async (count) => openRooms({ port, hasDocuments: true }, count),
  };
}
