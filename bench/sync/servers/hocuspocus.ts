/** Hocuspocus: one path for all, the document's name before every message, and a token first. */
import { concat, varString } from "../load/y-message.ts";
import type { BenchServer } from "./bench-server.ts";
import { startProcess } from "./server-process.ts";

export async function startHocuspocus(): Promise<BenchServer> {
  const running = await startProcess({
    script: "hocuspocus-process.ts",
    env: (port) => ({ PORT: String(port) }),
  });
  const { port } = running;
  return {
    ...running,
    own: null,
    rooms: async (count) =>
      Array.from({ length: count }, (_, i) => {
        const prefix = Uint8Array.from(varString(`room-${i}`));
        const token = concat(prefix, [2, 0, ...varString("token")]);
        return { port, path: "/", headers: {}, prefix, hello: [token], hasDocuments: true };
      }),
  };
}
