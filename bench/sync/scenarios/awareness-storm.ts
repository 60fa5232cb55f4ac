/** 50 people in a room whose pointers never rest: 30 awareness states a second each. */
import { setTimeout as sleep } from "node:timers/promises";
import { joinRoom, joinRooms, newClientId } from "../load/room-client.ts";
import { awarenessMessage } from "../load/y-message.ts";
import { everyServer, type Scenario } from "../scenario.ts";
import { cpuMsOf } from "../servers/server-process.ts";

const people = 50;
const perSecond = 30;

export const awarenessStorm: Scenario = {
  name: "awareness-storm",
  title: "Awareness storm (50 people, 30 states a second each)",
  servers: everyServer,
  lowerIsBetter: true,
  bars: [{ figure: "CPU µs a state", against: "y-websocket-server", atMost: 0.2 }],
  async run(server, { isQuick }) {
    const [room] = await server.rooms(1);
    if (!room) throw new Error("no room");
    let frames = 0;
    let states = 0;
    const onAwareness = () => {
      frames += 1;
    };
    const clients = await joinRooms(people, () => joinRoom(room, { onAwareness }));
    const ids = clients.map(newClientId);
    const intervalMs = 1_000 / perSecond;
    const from = performance.now();
    const due = clients.map((_, i) => from + (intervalMs * i) / people);
    const measureFrom = from + 1_000;
    const until = measureFrom + (isQuick ? 4_000 : 10_000);
    let cpuFrom: number | null = null;
    for (let clock = 1; performance.now() < until; clock++) {
      const now = performance.now();
      if (cpuFrom === null && now >= measureFrom) {
        cpuFrom = cpuMsOf(server.pid);
        frames = 0;
        states = 0;
      }
      for (const [i, client] of clients.entries()) {
        if ((due[i] ?? 0) > now) continue;
        due[i] = (due[i] ?? 0) + intervalMs;
        states += 1;
        client.send(awarenessMessage(ids[i] ?? 0, clock, pointerAt(clock)));
      }
      await sleep(1);
    }
    const ms = performance.now() - measureFrom;
    const cpuMs = cpuMsOf(server.pid) - (cpuFrom ?? 0);
    for (const client of clients) client.socket.close();
    const seconds = ms / 1_000;
    return {
      // A busy machine keeps the generator from its pace; the price of a state stays comparable.
      "CPU µs a state": (cpuMs * 1_000) / states,
      "CPU %": (cpuMs / ms) * 100,
      "states/s": states / seconds,
      "frames/s": frames / seconds,
    };
  },
};

const pointerAt = (clock: number): object => ({
  user: { id: "u1", name: "Ana Ruiz", color: 3, role: "EDITOR" },
  pointer: { x: clock % 1_900, y: (clock * 3) % 1_070 },
  selection: ["n12", "n13"],
});
