"use client";
/** Light, dark or the system's: written to <html data-theme> before the first paint. */
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  /** What its inline script must carry to be run. */
  nonce: string | undefined;
  children: ReactNode;
}

export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NextThemes
      {...(nonce === undefined ? {} : { nonce })}
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
