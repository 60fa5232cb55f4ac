// Unit, property and integration tests. End-to-end tests are Playwright's (tests/e2e).
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that start servers and databases come first: one of them alone at the end would keep a core idle. */
const slow = [
  /kill-nine/,
  /server\/database\//,
  /server\/main\.test/,
  /journal\.test|rebuild\.test|fuzz\.test/,
];
const rank = ({ moduleId }: TestSpecification) => {
  const index = slow.findIndex((pattern) => pattern.test(moduleId));
  return index < 0 ? slow.length : index;
};
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than the two cores of a small machine: many of these wait for processes and sockets.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        // Pure: what one file leaves behind, another can't meet. Sharing a worker halves their time.
        extends: true,
        test: { name: "lib", include: ["lib/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "rest",
          include: [
            "{app,components,server,scripts}/**/*.test.{ts,tsx}",
            "tests/{sync,integration,boundaries}/**/*.test.ts",
          ],
        },
      },
    ],
  },
});
