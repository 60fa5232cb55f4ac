/** The frame of every page: font, theme, data cache, tooltips, toasts and the link that skips to the content. */
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeProvider } from "#components/ui/theme-provider.tsx";
import { Toaster } from "#components/ui/toast.tsx";
import { TooltipLayer } from "#components/ui/tooltip.tsx";
import { nonceHeader } from "#server/http/nonce-header.ts";
import { inter, interExtended } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Throughline", template: "%s · Throughline" },
  description: "Map a launch together: who depends on whom, and where it would hurt the customer.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#15181c" },
  ],
};

/** Every page depends on who is asking: nothing is drawn at build time. */
export const dynamic = "force-dynamic";

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`} suppressHydrationWarning>
      <body>
        <a
          href="#content"
          className="fixed top-2 left-2 z-60 -translate-y-16 rounded-r2 bg-inverse px-3 py-2 font-medium text-13 text-ink-inverse focus:translate-y-0"
        >
          Skip to the content
        </a>
        <ThemeProvider nonce={nonce}>
          {children}
          <TooltipLayer />
          <Toaster />
        </ThemeProvider>
      </body>
    </html>
  );
}
