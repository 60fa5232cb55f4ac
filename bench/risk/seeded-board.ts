/** Boards for measuring: cards in layers, dependencies to deeper layers only, so that they are as deep as there are layers. */
import type { Board, BoardNode } from "#lib/board/model.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { createSeededRandom } from "#tests/sync/seeded-random.ts";

export interface Size {
  cards: number;
  dependencies: number;
  risks: number;
}

const layers = 7;
const harms: readonly BoardNode["harm"][] = ["FRICTION", "CONTACT", "LOST_PURCHASE", "WRONG_MONEY_OR_ORDER"];

export function seededBoard({ cards, dependencies, risks }: Size, seed: number): Board {
  const random = createSeededRandom(seed);
  const layerOf = (at: number) => Math.floor((at * layers) / cards);
  const numbered = <T>(count: number, prefix: string, make: (at: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, make(at)]));
  const perLayer = Math.floor(cards / layers);
  return buildBoard({
    nodes: numbered(cards, "n", (at) =>
      layerOf(at) === 0
        ? { kind: "STEP", customerFacing: true, harm: harms[at % harms.length] }
        : { kind: "SYSTEM" },
    ),
    edges: numbered(dependencies, "e", () => {
      const source = random.below(cards - perLayer - layers);
      const deeper = (layerOf(source) + 1) * perLayer + layers;
      const target = Math.min(cards - 1, deeper + random.below(perLayer));
      return {
        cls: "DEPENDENCY",
        type: "SERVICE",
        sourceId: `n${source}`,
        targetId: `n${target}`,
        strength: random.below(3) === 0 ? "SOFT" : "HARD",
      };
    }),
    flows: numbered(20, "f", () => ({
      kind: "HAPPY",
      share: 0.05,
      path: Array.from({ length: 40 }, () => `n${random.below(perLayer)}`),
    })),
    risks: numbered(risks, "r", () => ({
      targetId: `n${random.below(cards)}`,
      p: "POSSIBLE",
      extent: "SOME",
      detection: "SAME_DAY",
    })),
  });
}
