/** Fails (exit 2) when prisma/schema.prisma was changed without a migration. */
import path from "node:path";
import { schemaDifference } from "./schema-difference.ts";

const difference = await schemaDifference(path.resolve(import.meta.dirname, ".."));
if (difference.isEmpty) {
  console.log("The migrations lead to prisma/schema.prisma.");
} else {
  console.error("prisma/schema.prisma differs from the migrations. Run: npm run migration -- <name>");
  console.error(difference.sql);
  process.exitCode = 2;
}
