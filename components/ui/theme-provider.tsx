"use client";
/** Light, dark or the system's: written to <html data-theme> before the first paint. */
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <NextThemes
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      storageKey="throughline-theme"
    >
      {children}
    </NextThemes>
  );
}
