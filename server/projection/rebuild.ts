/** `npm run rebuild-projection`: makes the card and the search text of every board anew. Stop the server first. */
import { existsSync } from "node:fs";
import path from "node:path";
import { readConfig } from "#server/config.ts";
import { closeContext, createContext } from "#server/create-context.ts";
import { startFailure } from "#server/start-failure.ts";

const envFile = path.resolve(import.meta.dirname, "../../.env");
if (existsSync(envFile)) process.loadEnvFile(envFile);

try {
  await rebuildAll();
} catch (error) {
  for (const line of startFailure(error)) console.error(line);
  process.exitCode = 1;
}

async function rebuildAll(): Promise<void> {
  const context = await createContext(readConfig(process.env));
  try {
    const boards = await context.prisma.board.findMany({ select: { id: true, title: true } });
    for (const { id, title } of boards) {
      await context.projector.rebuild(id);
      console.log(`made anew: ${title}`);
    }
    console.log(boards.length === 1 ? "1 board" : `${boards.length} boards`);
  } finally {
    await closeContext(context);
  }
}
