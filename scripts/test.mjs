// `npm test`: everything that decides whether a change is good, from a bare clone. Ends with "N passed, N failed",
// summed from the runners' own reports. It uses a build, folders and ports of its own beside a running `npm start`.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
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

requireHostNode();
await ensurePackages();
await ensureDatabaseClient();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

ensurePostgres();
ensureBrowser();
await check("Format and lint", "biome", ["check", "--error-on-warnings", "."]);
await ensureBuild(distDir);
await check("Types", "tsc", ["--noEmit"]);
await check("Dead code", "knip", []);
await check("Migrations match the schema", "node", ["scripts/check-migrations.ts"]);
await suite(
  "Unit and integration tests",
  "vitest",
  ["run", "--reporter=default", "--reporter=json", "--outputFile.json=test-results/unit.json"],
  unitTally,
);
await suite("End-to-end tests", "playwright", ["test"], endToEndTally);

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
async function suite(name, command, args, read) {
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
      env: environment({ NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" }),
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
  if (process.env.CHROMIUM_PATH || systemBrowser() || ownBrowser()) return;
  console.log("Getting a browser …");
  if (succeeds("playwright", ["install", "chromium"]) && ownBrowser()) return;
  if (installPackages(["chromium", "fonts-liberation"]) && systemBrowser()) return;
  console.error("No browser for the end-to-end tests: install Chromium, or name one with CHROMIUM_PATH.");
  process.exit(1);
}

const systemBrowser = () =>
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const ownBrowser = () =>
  succeeds("node", [
    "--input-type=module",
    "-e",
    "import { existsSync } from 'node:fs'; import { chromium } from '@playwright/test'; process.exit(existsSync(chromium.executablePath()) ? 0 : 1)",
  ]);

/** PostgreSQL for the tests that need a real one; without it they say that they didn't run, and fail on CI. */
function ensurePostgres() {
  if (existsSync("/usr/lib/postgresql") || succeeds("pg_ctl", ["--version"])) return;
  console.log("Getting PostgreSQL …");
  // Debian would otherwise start a server of its own.
  const configured = succeeds("sh", [
    "-c",
    "mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf",
  ]);
  if (!configured || !installPackages(["postgresql"]))
    console.log("not run: tests on PostgreSQL, which could not be installed here");
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
  return (
    spawnSync(command, args, {
      cwd: root,
      env: environment({ DEBIAN_FRONTEND: "noninteractive" }),
      stdio: "ignore",
    }).status === 0
  );
}

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(0)} s`;
}
