/** A large board: 5,000 cards and 7,500 edges with titles, descriptions and places; 1.6 MB as one update. */
import { encodeContent } from "#lib/board/content.ts";
import { contentSchema, SCHEMA_VERSION } from "#lib/board/model.ts";
import type { ServerRoom } from "../servers/bench-server.ts";
import { joinRoom, type RoomClient } from "./room-client.ts";
import { updateMessage } from "./y-message.ts";

export const cardCount = 5_000;
export const edgeCount = 7_500;
const laneCount = 20;

/** Puts it into an empty room; somebody stays, so that no server lets go of it. */
export async function fillRoom(room: ServerRoom): Promise<RoomClient> {
  const update = encodeLargeBoard();
  const resident = await joinRoom(room);
  resident.send(updateMessage(update));
  for (let size = 0; size < update.length * 0.9; ) {
    const visitor = await joinRoom(room, {
      onAnswer(message) {
        size = message.length;
      },
    });
    visitor.socket.close();
  }
  return resident;
}

function encodeLargeBoard(): Uint8Array {
  const named = (count: number, element: (i: number) => object) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [idOf(element(i)), element(i)]));
  const places = Array.from({ length: cardCount }, (_, i) => [
    `n${i}`,
    { x: (i % 250) * 207, y: 9 + Math.floor(i / 250) * 94, w: 184, h: 76 },
  ]);
  const content = contentSchema.parse({
    schema: SCHEMA_VERSION,
    meta: {},
    lanes: named(laneCount, (i) => ({ id: `l${i}`, name: `Lane ${i}` })),
    people: {},
    nodes: named(cardCount, (i) => ({
      id: `n${i}`,
      kind: "STEP",
      title: `Step ${i} of the launch`,
      description: `What happens in step ${i}, and who notices when it doesn't.`,
      laneId: `l${i % laneCount}`,
    })),
    edges: named(edgeCount, (i) => ({
      id: `e${i}`,
      cls: "CONTROL",
      type: "SEQUENCE",
      sourceId: `n${i % cardCount}`,
      targetId: `n${(i * 7 + 1) % cardCount}`,
    })),
    flows: {},
    checkpoints: {},
    risks: {},
    assumptions: {},
    layout: Object.fromEntries(places),
  });
  return encodeContent(content);
}

const idOf = (element: object): string => (element as { id: string }).id;
