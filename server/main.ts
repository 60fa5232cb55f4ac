/** Starts Throughline: `node server/main.ts`, or with --dev for development. */
import { enableCompileCache } from "node:module";
import path from "node:path";

// What was compiled once is kept: the next start is a second shorter. It holds only for what is imported after it.
enableCompileCache(path.resolve(import.meta.dirname, "../node_modules/.throughline/compile-cache"));
await import("./run.ts");
