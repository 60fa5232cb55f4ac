// `npm test`: everything that decides whether a change is good, from a bare clone. Ends with "N passed, N failed",
// summed from the runners' own reports. It uses a build, folders and ports of its own beside a running `npm start`.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  endAfter,
  ensureBuild,
  ensureDatabaseClient,
  ensurePackages,
  environment,
  requireHostNode,
  root,
} from "./prepare.mjs";

const reports = join(root, "test-results");
const distDir = ".next-test";
const tally = { passed: 0, failed: 0 };
/** A host set to production would make the tests another program. */
const { NODE_ENV: _hostMode, ...host } = environment({
  NEXT_DIST_DIR: distDir,
  NEXT_TELEMETRY_DISABLED: "1",
});

requireHostNode();
await ensurePackages().then(ensureDatabaseClient).catch(endAfter);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
ensurePostgres();
ensureRedis();
const hasBrowser = ensureBrowser();

await check("Format and lint", "biome", ["check", "--error-on-warnings", "."]);
await check("Types", "tsc", ["--noEmit"]);
await check("Dead code", "knip", []);
await check("Migrations match the schema", "node", ["scripts/check-migrations.ts"]);
const isBuilt = await ensureBuild(distDir).then(
  () => true,
  () => false,
);
if (!isBuilt) tally.failed += 1;
const unitReport = ["--reporter=default", "--reporter=json", "--outputFile.json=test-results/unit.json"];
await suite("Unit and integration tests", {
  command: "vitest",
  args: ["run", ...unitReport],
  read: unitTally,
});
if (isBuilt && hasBrowser) {
  await suite("End-to-end tests", { command: "playwright", args: ["test"], read: endToEndTally });
}

console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);

/** A tool that says yes or no counts as one test. */
async function check(name, command, args) {
  const from = Date.now();
  console.log(`\n— ${name}`);
  const code = await run(command, args);
  console.log(`  ${name}: ${code === 0 ? "passed" : "failed"} in ${seconds(from)}`);
  tally[code === 0 ? "passed" : "failed"] += 1;
}

/** A runner counts by its own report; one that dies without a report, or fails outside a test, is a failure. */
async function suite(name, { command, args, read }) {
  const from = Date.now();
  console.log(`\n— ${name}`);
  const code = await run(command, args);
  const { passed, failed } = read();
  tally.passed += passed;
  tally.failed += code !== 0 && failed === 0 ? 1 : failed;
  console.log(`  ${name}: ${passed} passed, ${failed} failed in ${seconds(from)}`);
}

function unitTally() {
  const report = readReport("unit.json");
  return report ? { passed: report.numPassedTests, failed: report.numFailedTests } : { passed: 0, failed: 1 };
}

function endToEndTally() {
  const report = readReport("e2e.json");
  return report
    ? { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
    : { passed: 0, failed: 1 };
}

function readReport(name) {
  const path = join(reports, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: host,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    });
    child.on("error", (error) => {
      console.error(error.message);
      done(1);
    });
    child.on("close", (code) => done(code ?? 1));
  });
}

/** A browser for the end-to-end tests: one that was named, Playwright's own, the system's, or one installed now. */
function ensureBrowser() {
  if (isReady("browser")) return true;
  console.log("Getting a browser …");
  if (succeeds("playwright", ["install", "chromium"]) && isReady("browser")) return true;
  if (installPackages(["chromium", "fonts-liberation"]) && isReady("browser")) return true;
  console.error("No browser for the end-to-end tests: install Chromium, or name one with CHROMIUM_PATH.");
  tally.failed += 1;
  return false;
}

/** PostgreSQL for the tests that need a real one; without it they say that they didn't run, and fail on CI. */
function ensurePostgres() {
  if (isReady("postgres")) return;
  console.log("Getting PostgreSQL …");
  // Debian would otherwise start a server of its own; what somebody has set there stays.
  const file = "/etc/postgresql-common/createcluster.conf";
  succeeds("sh", [
    "-c",
    `mkdir -p /etc/postgresql-common && { [ -e ${file} ] || echo 'create_main_cluster = false' > ${file}; }`,
  ]);
  if (!installPackages(["postgresql"]) || !isReady("postgres")) {
    console.log("not run: tests on PostgreSQL, which could not be installed here");
  }
}

/** Redis for the tests of several processes, under the same terms. */
function ensureRedis() {
  if (isReady("redis")) return;
  console.log("Getting Redis …");
  // Debian starts a server of its own after installing one, unless this file says that it mustn't.
  const policy = "/usr/sbin/policy-rc.d";
  const isOurs = process.getuid?.() === 0 && !existsSync(policy);
  if (isOurs) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  const isInstalled = installPackages(["redis-server"]);
  if (isOurs) rmSync(policy, { force: true });
  if (!isInstalled || !isReady("redis")) {
    console.log("not run: tests with Redis, which could not be installed here");
  }
}

function isReady(what) {
  return succeeds("node", ["tests/support/ready-process.ts", what]);
}

/** Debian packages, where we may install them. */
function installPackages(names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  return (
    succeeds("apt-get", ["update"]) &&
    succeeds("apt-get", ["install", "-y", "--no-install-recommends", ...names])
  );
}

function succeeds(command, args) {
  const env = { ...host, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { cwd: root, env, stdio: "ignore" }).status === 0;
}

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(0)} s`;
}
