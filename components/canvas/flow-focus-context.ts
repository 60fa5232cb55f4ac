/** The chosen flow, told to cards and edges once by the canvas. */
import { createContext } from "react";
import type { FlowFocus } from "./flow-focus.ts";

export const FlowFocusContext = createContext<(FlowFocus & { isEditing: boolean }) | null>(null);
