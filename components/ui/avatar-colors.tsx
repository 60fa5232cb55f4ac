/** The colours that people go by on one screen, by name: every avatar under it without a colour of its own asks here. */
"use client";

import { createContext, use } from "react";
import { colorOfName } from "./color-of-name.ts";

export const AvatarColorsContext = createContext<ReadonlyMap<string, number>>(new Map());

export function useAvatarColor(name: string): number {
  return use(AvatarColorsContext).get(name) ?? colorOfName(name);
}
