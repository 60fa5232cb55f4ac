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
];
const allowed = [
  { file: "lib/ok.ts", imports: "#lib/board/model.ts" },
  { file: "components/ok.ts", imports: "#lib/board/model.ts" },
  { file: "server/ok.ts", imports: "#lib/board/model.ts" },
  { file: "app/ok.ts", imports: "#server/queries/boards.ts" },
];

function lint(file: string): string {
  const run = spawnSync(join(root, "node_modules/.bin/biome"), ["lint", "--colors=off", file], {
    cwd: folder,
    encoding: "utf8",
  });
  return run.stdout + run.stderr;
}

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
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the layers of docs/architecture.md are enforced by the linter", () => {
  it.each(planted)("$layer", ({ file }) => {
    expect(lint(file)).toContain("noRestrictedImports");
  });

  it.each(allowed)("$file may import $imports", ({ file }) => {
    expect(lint(file)).not.toContain("noRestrictedImports");
  });
});
