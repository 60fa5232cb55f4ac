import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

it("every test that the threat model quotes is there", () => {
  const quoted = [...read("docs/threat-model.md").matchAll(/`([\w./-]+\.test\.ts)` “([^”]+)”/g)];
  expect(quoted.length).toBeGreaterThan(60);
  const gone = quoted.filter(
    ([, path = "", title = ""]) => !existsSync(join(root, path)) || !read(path).includes(title),
  );
  expect(gone.map(([reference]) => reference)).toEqual([]);
});

it("every rule of the sync is quoted by a test", () => {
  const rules = [...read("docs/sync-spec.md").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
    ([, rule = ""]) => rule,
  );
  expect(rules.length).toBeGreaterThan(60);
  const tests = ["components", "lib", "server", "tests"].flatMap(testsIn).map(read).join("\n");
  expect(rules.filter((rule) => !tests.includes(`[${rule}]`))).toEqual([]);
});

const testsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path));
