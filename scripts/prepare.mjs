// What must stand before anything runs: the packages of the lock file, the generated database client, a build.
// Plain ES module without dependencies: it runs on the host's Node (18 or newer) before the install has finished.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname ?? new URL("..", import.meta.url).pathname, "..");
const stamps = join(root, "node_modules", ".throughline");
const leastNodeMajor = 18;

/** What a build is made of; a change in any of it means building again. */
const sources = [
  "app",
  "components",
  "lib",
  "server",
  "prisma",
  "public",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

export function requireHostNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= leastNodeMajor) return;
  console.error(
    `Throughline needs Node ${leastNodeMajor} or newer to install itself; this is ${process.version}.`,
  );
  process.exit(1);
}

/** Node 24 from the lock file where there is one, else the host's if it is new enough. */
export function nodeBinary() {
  const own = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(
    `Throughline runs on Node 24, which isn't packaged for ${process.platform}/${process.arch}: install Node 24 and start again.`,
  );
  return process.exit(1);
}

/** The environment in which the scripts of the installed packages, and Node 24, come first. */
export const environment = (more = {}) => ({
  ...process.env,
  ...more,
  PATH: `${join(root, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`,
});

/** Installs what the lock file says, if that hasn't been done yet. */
export async function ensurePackages() {
  const stamp = hashOf(["package-lock.json"]);
  if (isCurrent("packages", stamp)) return;
  await step("Installing packages", "npm", [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  keep("packages", stamp);
}

/** Generates the database client, if the schema has changed. */
export async function ensureDatabaseClient() {
  const stamp = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (isCurrent("database-client", stamp) && existsSync(join(root, "prisma/generated/client.ts"))) return;
  await step("Generating the database client", nodeBinary(), ["scripts/prisma.mjs", "generate"]);
  keep("database-client", stamp);
}

/** Builds the pages into `distDir`, if a source has changed. */
export async function ensureBuild(distDir = ".next") {
  const stamp = hashOf(sources);
  if (isCurrent(`build${distDir}`, stamp) && existsSync(join(root, distDir, "BUILD_ID"))) return;
  await step("Building the pages", "next", ["build"], { NEXT_DIST_DIR: distDir, NODE_ENV: "production" });
  keep(`build${distDir}`, stamp);
}

/** Runs one step with its name and time; its output is shown only when it fails. */
export async function step(name, command, args, env = {}) {
  const from = Date.now();
  const show = process.stdout.isTTY;
  process.stdout.write(show ? `${name} …` : `${name} …\n`);
  const timer = show
    ? setInterval(() => process.stdout.write(`\r${name} … ${seconds(from)}`), 1000)
    : undefined;
  const { code, output } = await run(command, args, env);
  clearInterval(timer);
  process.stdout.write(
    `${show ? "\r" : ""}${name} … ${code === 0 ? "done" : "failed"} in ${seconds(from)}\n`,
  );
  if (code === 0) return;
  process.stderr.write(output);
  process.exit(1);
}

function run(command, args, env) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(0)} s`;

/** One hash over the names and contents of files and folders, tests left out. */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).sort()) if (entry !== "generated") addTo(hash, `${path}/${entry}`);
    return;
  }
  if (/\.test\.tsx?$/.test(path)) return;
  hash.update(path).update("\0").update(readFileSync(full)).update("\0");
}

const isCurrent = (name, stamp) =>
  existsSync(join(stamps, name)) && readFileSync(join(stamps, name), "utf8") === stamp;

function keep(name, stamp) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), stamp);
}
