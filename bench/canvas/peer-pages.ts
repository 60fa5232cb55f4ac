/** The pages of the peers, bundled for production and served on a free port with the graphs they show. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { PlainGraph } from "./plain-graph.ts";
import type { Subject, SubjectName, View } from "./subject.ts";

interface Esbuild {
  build(options: object): Promise<{ outputFiles: { path: string; contents: Uint8Array }[] }>;
}

declare global {
  interface Window {
    bench: {
      view(): View;
      fit(): void;
      zoomTo(zoom: number): void;
      remote: { start(ids: readonly string[], hertz: number): void; stop(): void };
    };
  }
}

export interface PeerPages {
  subjects: Subject[];
  stop(): void;
}

const folder = resolve(import.meta.dirname, "peers");
const pages: Partial<Record<SubjectName, string>> = {
  "raw canvas": "raw-canvas",
  "react flow": "react-flow",
  tldraw: "tldraw",
  excalidraw: "excalidraw",
};
/** Fonts and pictures that the peers would fetch from elsewhere. */
const assets = {
  "tldraw-assets/": `${folder}/node_modules/@tldraw/assets/`,
  "excalidraw-assets/": `${folder}/node_modules/@excalidraw/excalidraw/dist/prod/`,
};
const readyMark = "bench-ready";
const readyTimeoutMs = 60_000;

/** @param graphOf the graph of so many cards */
export async function servePeers(graphOf: (cards: number) => PlainGraph): Promise<PeerPages> {
  installPeers();
  const files = await bundle();
  const server = createServer((request, answer) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.slice(1);
    if (name === "graph") send(JSON.stringify(graphOf(Number(search.slice(1)))), "application/json");
    else if (files.has(name)) send(files.get(name) ?? "", typeOf(name));
    else if (files.has(`${name}.js`)) send(documentOf(name, files.has(`${name}.css`)), "text/html");
    else if (assetPath(name)) send(readFileSync(assetPath(name) ?? ""), typeOf(name));
    else answer.writeHead(404).end();

    function send(body: string | Uint8Array, type: string): void {
      answer.setHeader("content-type", `${type}; charset=utf-8`);
      answer.setHeader("content-encoding", "gzip");
      answer.end(gzipped(body));
    }
  });
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    subjects: Object.entries(pages).map(([name, page]) =>
      subjectOf(name as SubjectName, `http://localhost:${port}/${page}`),
    ),
    stop: () => server.close(),
  };
}

function subjectOf(name: SubjectName, url: string): Subject {
  return {
    name,
    ...(name === "react flow" && { marqueeKey: "Shift" }),
    isOpenedOnly: name === "tldraw" || name === "excalidraw",
    async open(page, { cards }) {
      await page.goto(`${url}?${cards.length}`);
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, readyMark, {
        timeout: readyTimeoutMs,
      });
      return page.evaluate(
        (mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN,
        readyMark,
      );
    },
    view: (page) => page.evaluate(() => window.bench.view()),
    fit: (page) => page.evaluate(() => window.bench.fit()),
    zoomTo: (page, zoom) => page.evaluate((to) => window.bench.zoomTo(to), zoom),
    async moveRemotely(page, ids, hertz) {
      const wanted = { ids, hertz };
      await page.evaluate((asked) => window.bench.remote.start(asked.ids, asked.hertz), wanted);
      return () => page.evaluate(() => window.bench.remote.stop());
    },
  };
}

async function bundle(): Promise<Map<string, Uint8Array>> {
  const { build }: Esbuild = await import(`${folder}/node_modules/esbuild/lib/main.js`);
  const { outputFiles } = await build({
    entryPoints: ["raw-canvas.js", "react-flow.jsx", "tldraw.jsx", "excalidraw.jsx"].map(
      (file) => `${folder}/pages/${file}`,
    ),
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    outdir: "/",
    define: { "process.env.NODE_ENV": '"production"', "import.meta.env": "{}" },
    conditions: ["production"],
    loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "file", ".png": "file" },
    logLevel: "error",
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.split("/").at(-1) ?? path, contents]));
}

function assetPath(name: string): string | undefined {
  for (const [prefix, path] of Object.entries(assets)) {
    const file = path + name.slice(prefix.length);
    if (name.startsWith(prefix) && existsSync(file)) return file;
  }
  return undefined;
}

const gzippedBodies = new WeakMap<Uint8Array, Uint8Array>();

function gzipped(body: string | Uint8Array): Uint8Array {
  if (typeof body === "string") return gzipSync(body);
  const known = gzippedBodies.get(body) ?? gzipSync(body);
  gzippedBodies.set(body, known);
  return known;
}

function typeOf(name: string): string {
  if (name.endsWith(".js")) return "text/javascript";
  if (name.endsWith(".svg")) return "image/svg+xml";
  if (name.endsWith(".json")) return "application/json";
  return name.endsWith(".css") ? "text/css" : "application/octet-stream";
}

const documentOf = (name: string, hasStyle: boolean) =>
  `<!doctype html><title>${name}</title>${hasStyle ? `<link rel="stylesheet" href="${name}.css">` : ""}
<style>html,body,#root{margin:0;height:100%}</style><body><script type="module" src="${name}.js"></script>`;

/** Beside the application's packages, not among them. */
function installPeers(): void {
  if (existsSync(resolve(folder, "node_modules"))) return;
  // One of them asks for an older React than it works with.
  const args = ["ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", args, { cwd: folder, stdio: "inherit" });
}
