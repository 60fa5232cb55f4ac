/** Writes the next migration from the difference between prisma/migrations and prisma/schema.prisma. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { schemaDifference } from "./schema-difference.ts";

const root = path.resolve(import.meta.dirname, "..");
const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in lower case: npm run migration -- add_rounds");
  process.exit(1);
}

const difference = await schemaDifference(root);
if (difference.isEmpty) {
  console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
  process.exit(0);
}
const folder = path.join(root, "prisma/migrations", `${await nextNumber()}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, "migration.sql"), difference.sql);
console.log(`Wrote ${path.relative(root, folder)}/migration.sql. Read it before you commit it.`);

async function nextNumber(): Promise<string> {
  const entries = await readdir(path.join(root, "prisma/migrations"));
  const highest = Math.max(0, ...entries.map((entry) => Number.parseInt(entry, 10) || 0));
  return String(highest + 1).padStart(4, "0");
}
