/** What people do to a board, at random: real commands on a client's own document. */
import type * as Y from "yjs";
import { boardDoc } from "#lib/board/board-doc.ts";
import type { BoardCommands } from "#lib/board/commands/board-commands.ts";
import { nodeKinds } from "#lib/board/model.ts";
import type { Result } from "#lib/result.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Letters of one and of two UTF-16 units, and one made of several code points. */
const words = ["pay ", "Zoë ", "𝄞", "👩‍💻", "ship", "—", "漢字 "];
const criticalities = ["CRITICAL", "MAJOR", "MINOR"] as const;

export interface Person {
  doc: Y.Doc;
  commands: BoardCommands;
  random: SeededRandom;
  /** A text was to be edited between the two halves of a letter. */
  onSplit?(): void;
}

/** One random command; the result says whether it was refused. */
export function randomCommand(person: Person): Result<unknown> {
  const { doc, commands, random } = person;
  const { nodes, edges, lanes } = boardDoc(doc);
  const node = random.pick([...nodes.keys()]) ?? "none";
  const other = random.pick([...nodes.keys()]) ?? "none";
  const edge = random.pick([...edges.keys()]) ?? "none";
  const laneId = random.pick([...lanes.keys()]) ?? "none";
  const kind = random.pick(nodeKinds) ?? "STEP";
  const text = random.pick(words) ?? "";
  const dice = random.below(100);
  if (nodes.size < 3 || dice < 14) return commands.addNode({ kind, laneId, title: text });
  if (dice < 44) return type(person, node, text);
  if (dice < 60)
    return commands.moveNodes([{ id: node, laneId, x: random.below(900), y: random.below(300) }]);
  if (dice < 68) return commands.updateNode(node, { criticality: random.pick(criticalities) ?? null });
  if (dice < 72) return commands.changeKind(node, kind);
  if (dice < 78) return commands.connect({ sourceId: node, targetId: other });
  if (dice < 82) return commands.addConnected({ fromId: node, title: text });
  if (dice < 85) return commands.setText("edges", edge, "description", text.repeat(3));
  if (dice < 88) return commands.addAcceptance(node, { text });
  if (dice < 91) return commands.setView(node, { color: `c${random.below(8)}` });
  if (dice < 94) return commands.addPerson({ name: text, laneId });
  if (dice < 97) return commands.remove([random.chance(50) ? node : edge]);
  return commands.moveLane(laneId, { beforeId: random.pick([...lanes.keys()]) ?? null });
}

/** A keystroke or a deletion somewhere in a title, also in the middle of a letter of two units. */
function type({ doc, commands, random, onSplit }: Person, node: string, text: string): Result<unknown> {
  const title = String((boardDoc(doc).nodes.get(node) as Y.Map<unknown> | undefined)?.get("title") ?? "");
  const torn = random.chance(60) ? random.pick(middlesOf(title)) : undefined;
  const from = torn ?? random.below(title.length + 1);
  if (torn !== undefined) onSplit?.();
  const to = random.chance(30) ? Math.min(title.length, from + 1 + random.below(4)) : from;
  return commands.editText("nodes", node, "title", { from, to, insert: to > from ? "" : text });
}

/** Where letters of two units could be torn apart. */
const middlesOf = (text: string): number[] =>
  [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index + 1);

/** Two people write one field at the same moment; true when both did. */
export function clash(one: Person, two: Person): boolean {
  const shared = [...boardDoc(one.doc).nodes.keys()].filter((id) => boardDoc(two.doc).nodes.has(id));
  const node = one.random.pick(shared);
  if (!node) return false;
  const both = (run: (person: Person, value: number) => Result<unknown>) => run(one, 1).ok && run(two, 2).ok;
  if (one.random.chance(50)) {
    return both(({ commands }, n) =>
      commands.editText("nodes", node, "title", { from: 0, to: 0, insert: `${n}𝄞` }),
    );
  }
  return both(({ commands }, n) => commands.moveNodes([{ id: node, x: n * 100, y: 10 }]));
}
