/** The number of gaps in the bar over a board; counted once the board has been drawn. */
"use client";

import type { GapsButtonProps } from "#components/gaps/gaps-button.tsx";
import { later } from "./later.tsx";

export const GapsButton = later<GapsButtonProps>({
  load: async () => (await import("./settled-parts.tsx")).GapsButton,
});
