// What must stand before anything runs: the packages of the lock file, the generated database client, a build.
// Plain ES module without dependencies: it runs on the host's Node (18 or newer) before the install has finished.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canServe, hostProblem, packagedNode } from "./node-package.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const binaries = join(root, "node_modules", ".bin");
const stamps = join(root, "node_modules", ".throughline");
const leastNpmMajor = 8;

/** What a build is made of; a change in any of it means building again. */
const sources = [
  "app",
  "components",
  "lib",
  "server",
  "prisma",
  "public",
  "next.config.js",
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Ends with a sentence where Throughline can't run, before minutes of installing. */
export function requireHostNode() {
  const { platform, arch, version } = process;
  const problem = hostProblem({ platform, arch, version });
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}

/** Node 24 from the lock file where there is one that runs here, else the host's if it is new enough. */
export function nodeBinary() {
  const { platform, arch, version } = process;
  const file = packagedNode({ platform, arch });
  const own = file && join(root, file);
  if (own && existsSync(own) && spawnSync(own, ["--version"]).status === 0) return own;
  if (canServe(version)) return process.execPath;
  console.error(
    `The packaged Node for ${platform}/${arch} doesn't run here: install Node 24 and start again.`,
  );
  return process.exit(1);
}

/** The environment in which the scripts of the installed packages, and Node 24, come first. */
export const environment = (more = {}) => ({
  ...process.env,
  ...more,
  PATH: `${binaries}${delimiter}${process.env.PATH ?? ""}`,
});

/** The environment of the host: npm replaces the packages, and may not run on the Node that it is about to delete. */
const hostEnvironment = () => ({
  ...process.env,
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== binaries)
    .join(delimiter),
});

/** The npm that runs us, else the one on the PATH. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith("npm-cli.js") && existsSync(script) && node && !node.startsWith(root))
    return [node, [script]];
  return ["npm", []];
}

/** On Windows npm is a command file, which only a shell runs; programs are started without one, whatever their path. */
const needsShell = (command) => process.platform === "win32" && command === "npm";

function requireHostNpm([command, args]) {
  const found = spawnSync(command, [...args, "--version"], {
    encoding: "utf8",
    env: hostEnvironment(),
    shell: needsShell(command),
  });
  const version = (found.stdout ?? "").trim();
  if (found.status === 0 && Number(version.split(".")[0]) >= leastNpmMajor) return;
  console.error(
    version
      ? `Throughline needs npm ${leastNpmMajor} or newer to install itself; this is ${version}.`
      : "Throughline needs npm to install itself, and there is none: install it (apt-get install npm) and start again.",
  );
  process.exit(1);
}

/** Installs what the lock file says, if that hasn't been done yet. */
export async function ensurePackages() {
  const stamp = hashOf(["package-lock.json"]);
  if (isCurrent("packages", stamp)) return;
  if (!holdsWhatTheLockSays()) {
    const [command, args] = npmCommand();
    requireHostNpm([command, args]);
    // A host set to production would leave out what building and testing need.
    const install = [
      "ci",
      "--include=dev",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    await step("Installing packages", command, [...args, ...install], { env: hostEnvironment() });
  }
  keep("packages", stamp);
}

/** Packages that somebody installed by hand (npm install) are left as they are when they are the right ones. */
function holdsWhatTheLockSays() {
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return false;
  const installed = read("node_modules/.package-lock.json");
  return Object.entries(read("package-lock.json")).every(([path, wanted]) => {
    if (path === "" || wanted.link) return true;
    const found = installed[path];
    if (!found || !existsSync(join(root, path))) return Boolean(wanted.optional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
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
  // A build that fails halfway leaves a folder that isn't current any more.
  rmSync(join(stamps, `build${distDir}`), { force: true });
  const env = environment({ NEXT_DIST_DIR: distDir, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  await step("Building the pages", nodeBinary(), ["node_modules/next/dist/bin/next", "build"], { env });
  keep(`build${distDir}`, stamp);
}

/** Runs one step with its name and time; its output is shown only when it fails. */
async function step(name, command, args, { env = environment() } = {}) {
  const from = Date.now();
  const isTerminal = process.stdout.isTTY;
  const show = (state) => process.stdout.write(isTerminal ? `\r${name} … ${state}` : `${name} … ${state}\n`);
  process.stdout.write(isTerminal ? `${name} …` : `${name} …\n`);
  const timer = setInterval(() => show(seconds(from)), isTerminal ? 1000 : 15_000);
  const { code, output } = await run(command, args, env);
  clearInterval(timer);
  show(`${code === 0 ? "done" : "failed"} in ${seconds(from)}`);
  if (isTerminal) process.stdout.write("\n");
  if (code === 0) return;
  process.stderr.write(output);
  throw new StepFailed(name);
}

/** A step of the preparation that failed; what it said has been shown. */
export class StepFailed extends Error {}

/** Ends the process after a failed step; everything else is a bug of ours and is thrown. */
export function endAfter(error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exit(1);
}

function run(command, args, env) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: needsShell(command),
    });
    const stop = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      done({ code: code ?? 1, output: signal ? `${output}stopped by ${signal}\n` : output });
    });
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
