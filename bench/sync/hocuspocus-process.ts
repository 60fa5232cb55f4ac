/** Hocuspocus as it comes, in memory. Imported by its path: it is installed in the peers' folder only. */
const { Server } = await import(
  `${import.meta.dirname}/peers/node_modules/@hocuspocus/server/dist/hocuspocus-server.esm.js`
);
await new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true }).listen();
