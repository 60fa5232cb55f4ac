// `npm run build`: builds the pages, if a source has changed since the last build.
import { endAfter, ensureBuild, ensureDatabaseClient, ensurePackages, requireHostNode } from "./prepare.mjs";

requireHostNode();
await ensurePackages()
  .then(ensureDatabaseClient)
  .then(() => ensureBuild(process.env.NEXT_DIST_DIR))
  .catch(endAfter);
