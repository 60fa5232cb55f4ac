// `npm run build`: builds the pages, if a source has changed since the last build.
import { ensureBuild, ensureDatabaseClient, ensurePackages, requireHostNode } from "./prepare.mjs";

requireHostNode();
await ensurePackages();
await ensureDatabaseClient();
await ensureBuild(process.env.NEXT_DIST_DIR);
