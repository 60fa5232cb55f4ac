/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` and `npm test` check types; a start from a bare clone needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  // Yjs's helpers name Node's Buffer behind a check; browsers needn't load a stand-in for it.
  turbopack: { resolveAlias: { "next/dist/compiled/buffer": { browser: "./lib/no-buffer.ts" } } },
  // The server loads these itself; bundling a second copy breaks `instanceof` across the two.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@electric-sql/pglite-socket",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "ws",
    "yjs",
    "y-protocols",
    "lib0",
    "pino",
    "nodemailer",
    "prom-client",
  ],
};
