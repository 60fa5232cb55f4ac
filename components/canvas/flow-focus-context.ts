/** What stays at full strength, told to cards and edges once by the canvas. */
import { createContext } from "react";
import type { DrawnFocus } from "#lib/drawing/drawing.ts";

export const FlowFocusContext = createContext<DrawnFocus | null>(null);
