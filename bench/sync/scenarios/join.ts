/** Opening a board of 5,000 cards and 7,500 edges with nothing on the device: one person, and 50 at the same moment. */
import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { cardCount, fillRoom } from "../load/large-board.ts";
import { joinRoom, newClientId, type RoomClient } from "../load/room-client.ts";
import { dragUpdate, updateMessage } from "../load/y-message.ts";
import { everyServerWithDocuments, type Scenario } from "../scenario.ts";
import type { ServerRoom } from "../servers/bench-server.ts";

const herd = 50;

export const join: Scenario = {
  name: "join",
  title: "Joining a board of 5,000 cards and 7,500 edges",
  servers: everyServerWithDocuments,
  lowerIsBetter: true,
  bars: [{ figure: "herd of 50, last ms", against: "better-peer", atMost: 0.1 }],
  async run(server, { isQuick }) {
    const [room] = await server.rooms(1);
    if (!room) throw new Error("no room");
    const resident = await fillRoom(room);
    await checkAnswer(room);
    const tries = isQuick ? 3 : 5;
    const alone: number[] = [];
    const together: number[] = [];
    for (let i = 0; i < tries; i++) {
      await afterAnEdit(resident);
      alone.push(await lastOf(room, 1));
      await afterAnEdit(resident);
      together.push(await lastOf(room, herd));
    }
    resident.socket.close();
    return { "one ms": middle(alone), "herd of 50, last ms": middle(together) };
  },
};

/** Somebody has just changed something: what was encoded before isn't the newest any more. */
async function afterAnEdit(resident: RoomClient): Promise<void> {
  resident.send(updateMessage(dragUpdate({ clientId: newClientId(), sender: 0, step: 0 })));
  await sleep(700);
}

async function lastOf(room: ServerRoom, count: number): Promise<number> {
  const from = performance.now();
  const clients = await Promise.all(Array.from({ length: count }, () => joinRoom(room)));
  const took = performance.now() - from;
  for (const client of clients) client.socket.close();
  return took;
}

/** What is timed must be the whole board. */
async function checkAnswer(room: ServerRoom): Promise<void> {
  const doc = new Y.Doc();
  const client = await joinRoom(room, {
    onAnswer(message) {
      const body = Buffer.from(message).subarray(room.prefix.length + 2);
      Y.applyUpdate(doc, body.subarray(varUintLength(body)));
    },
  });
  client.socket.close();
  const { size } = doc.getMap("nodes");
  if (size !== cardCount) throw new Error(`the answer holds ${size} cards`);
}

const varUintLength = (bytes: Uint8Array): number => bytes.findIndex((byte) => byte < 128) + 1;
const middle = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
