import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Each layer rule of the linter is proved once: a planted violation is reported, the allowed form is not. */
const root = resolve(import.meta.dirname, "../..");
let folder: string;

const planted = [
  { layer: "lib knows no React", file: "lib/a.ts", imports: "react" },
  { layer: "lib knows no Next", file: "lib/b.ts", imports: "next/headers" },
  { layer: "lib knows no Node", file: "lib/c.ts", imports: "node:fs" },
  { layer: "lib knows no server", file: "lib/d.ts", imports: "#server/context.ts" },
  { layer: "lib reaches across folders by #lib only", file: "lib/e/f.ts", imports: "../board/model.ts" },
  { layer: "components know no server", file: "components/a.ts", imports: "#server/context.ts" },
  { layer: "components know no Prisma", file: "components/b.ts", imports: "@prisma/client" },
  { layer: "server knows no components", file: "server/a.ts", imports: "#components/ui/button.tsx" },
  { layer: "server knows no routes", file: "server/b.ts", imports: "#app/layout.tsx" },
  { layer: "app knows no rooms", file: "app/a.ts", imports: "#server/room/create-rooms.ts" },
  { layer: "app knows no Prisma", file: "app/b.ts", imports: "#prisma/generated/client.ts" },
  ...[
    "#server/assemble-context.ts",
    "#server/config.ts",
    "#server/create-context.ts",
    "#server/database/database.ts",
    "#server/gateway/create-gateway.ts",
    "#server/jobs/start-jobs.ts",
    "#server/journal/prisma-journal.ts",
    "#server/main.ts",
    "#server/projection/create-projector.ts",
    "#server/web-server.ts",
    "#tests/support/until.ts",
  ].map((imports, n) => ({ layer: `app knows no ${imports}`, file: `app/c${n}.ts`, imports })),
];
const allowed = [
  { file: "lib/ok.ts", imports: "#lib/board/model.ts" },
  { file: "components/ok.ts", imports: "#lib/board/model.ts" },
  { file: "server/ok.ts", imports: "#lib/board/model.ts" },
  ...[
    "#components/ui/button.tsx",
    "#lib/board/model.ts",
    "#server/queries/get-board.ts",
    "#server/use-cases/create-board.ts",
    "#server/auth/principal.ts",
    "#server/http/readiness.ts",
    "#server/context.ts",
  ].map((imports, n) => ({ file: `app/ok${n}.ts`, imports })),
];
/** What lib/ takes as a parameter instead. */
const globals = [
  "setTimeout(() => undefined, 1)",
  "setInterval(() => undefined, 1)",
  "setImmediate(() => undefined)",
  "process.env.HOME",
  'Buffer.from("")',
  'fetch("/")',
  "window.name",
  "document.title",
  "navigator.onLine",
  "location.href",
  'localStorage.getItem("a")',
  'sessionStorage.getItem("a")',
  "performance.now()",
].map((expression, n) => ({ expression, file: `lib/global-${n}.ts`, test: `lib/global-${n}.test.ts` }));

interface Diagnostic {
  category: string;
  location: { path: string };
}
let found: Diagnostic[];

/** All files at once: starting the linter takes longer than its work. */
function lintAll(): Diagnostic[] {
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  const run = spawnSync(join(root, "node_modules/.bin/biome"), args, { cwd: folder, encoding: "utf8" });
  return JSON.parse(run.stdout).diagnostics;
}

/** The last parts of the rules that a file broke. */
const rulesBroken = (file: string): string[] =>
  found
    .filter(({ location }) => location.path === file)
    .map(({ category }) => category.split("/").at(-1) ?? "");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "layers-"));
  const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const { file, imports } of [...planted, ...allowed]) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { thing } from "${imports}";\n\nexport const used = thing;\n`);
  }
  for (const { expression, file, test } of globals) {
    for (const path of [file, test])
      writeFileSync(join(folder, path), `export const used = ${expression};\n`);
  }
  found = lintAll();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the layers of docs/architecture.md are enforced by the linter", () => {
  it.each(planted)("$layer", ({ file }) => {
    expect(rulesBroken(file)).toContain("noRestrictedImports");
  });

  it.each(allowed)("$file may import $imports", ({ file }) => {
    expect(rulesBroken(file)).not.toContain("noRestrictedImports");
  });

  it.each(globals)("lib has no $expression; its tests may", ({ file, test }) => {
    expect(rulesBroken(file)).toContain("noRestrictedGlobals");
    expect(rulesBroken(test)).not.toContain("noRestrictedGlobals");
  });
});
