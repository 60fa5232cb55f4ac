import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const valueImports = /^import (?!type )(?:\{([^}]*)\}|\*[^"]*) from "(#lib\/contracts\/[^"]+)";/gm;

/**
 * The bundler keeps of a library what any page uses, however late it comes: one schema of the API in the browser, and
 * the first page of every board carries 8 kB more.
 */
it("components take types of the API's schemas only, never the schemas", () => {
  const found = readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => schemasIn(join("components", file)));
  expect(found).toEqual([]);
});

function schemasIn(file: string): string[] {
  return [...readFileSync(join(root, file), "utf8").matchAll(valueImports)]
    .filter(([, names]) => names === undefined || names.split(",").some(isValue))
    .filter(([, , from]) => from !== undefined && usesZod(from))
    .map(([, , from]) => `${file} imports ${from}`);
}

const isValue = (name: string): boolean => name.trim() !== "" && !name.trim().startsWith("type ");
const usesZod = (from: string): boolean =>
  readFileSync(join(root, from.slice(1)), "utf8").includes('from "zod"');
