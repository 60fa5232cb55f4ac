/** The scenarios in the order they run. */
import type { Scenario } from "../scenario.ts";
import { awarenessStorm } from "./awareness-storm.ts";
import { besidePages } from "./beside-pages.ts";
import { boardsLeft } from "./boards-left.ts";
import { capacity } from "./capacity.ts";
import { idleConnections } from "./idle-connections.ts";
import { join } from "./join.ts";
import { manyRooms } from "./many-rooms.ts";
import { quietRoom } from "./quiet-room.ts";
import { slowReader } from "./slow-reader.ts";
import { underAttack } from "./under-attack.ts";

export const scenarios: readonly Scenario[] = [
  quietRoom,
  capacity,
  manyRooms,
  join,
  idleConnections,
  awarenessStorm,
  slowReader,
  ...underAttack,
  besidePages,
  boardsLeft,
];
