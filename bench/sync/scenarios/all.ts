/** The scenarios in the order they run. */
import type { Scenario } from "../scenario.ts";
import { quietRoom } from "./quiet-room.ts";

export const scenarios: readonly Scenario[] = [quietRoom];
