/** The reference server of Yjs, without persistence. */
import type { BenchServer } from "./bench-server.ts";
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
    rooms: async (count) =>
      Array.from({ length: count }, (_, i) => ({
        port,
        path: `/room-${i}`,
        headers: {},
        prefix: new Uint8Array(),
        hello: [],
        hasDocuments: true,
      })),
  };
}
