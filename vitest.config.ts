import { defineConfig } from "vitest/config";

// Unit, property and integration tests. End-to-end tests are Playwright's (tests/e2e).
export default defineConfig({
  test: {
    include: [
      "{app,components,lib,server,scripts}/**/*.test.{ts,tsx}",
      "tests/{sync,integration,boundaries}/**/*.test.ts",
    ],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
