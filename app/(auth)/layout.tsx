/** Frame of the pages before one is signed in: the form left, a piece of a map right where there is room. */
import { Server } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { MapFragment } from "#components/account/map-fragment.tsx";
import { Logo } from "#components/ui/logo.tsx";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <div className="flex w-full flex-col px-5 pt-7 sm:px-[92px] sm:pt-10 lg:w-[560px] lg:shrink-0">
        <header className="mx-auto flex w-full max-w-94 lg:mx-0">
          <Link href="/" className="flex h-[26px] items-center gap-2 rounded-r2 font-semibold text-16">
            <Logo size={26} />
            Throughline
          </Link>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto mt-[clamp(32px,8.45vh,76px)] w-full max-w-94 outline-none lg:mx-0"
        >
          {children}
        </main>
        <div className="min-h-8 flex-1" />
        <footer className="mx-auto flex w-full max-w-94 items-center gap-1.5 pt-4 pb-6 text-12 text-ink-3 lg:mx-0">
          <Server size={13} aria-hidden />
          Runs on your own server.
        </footer>
      </div>
      <aside
        aria-label="What Throughline is for"
        className="relative hidden min-w-0 flex-1 overflow-hidden border-line border-l bg-canvas lg:block"
      >
        <MapFragment />
        <div className="absolute right-15 bottom-[max(52px,50%-398px)] left-[max(64px,50%-376px)] max-w-[520px]">
          <p className="max-w-[340px] text-balance font-semibold text-20">
            One line from cart to confirmation, and everything it leans on.
          </p>
          <p className="mt-1.5 text-14 text-ink-2">Draw it together. The board tells you what you forgot.</p>
        </div>
      </aside>
    </div>
  );
}
