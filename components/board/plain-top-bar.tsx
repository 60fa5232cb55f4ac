/** Logo, title and one line of state: the bar of a screen without a live board. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";

export function PlainTopBar({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-app px-3 max-md:h-13">
      <Link href="/" aria-label="Your boards" className="rounded-r2">
        <Logo />
      </Link>
      <h1 className="min-w-0 truncate font-semibold">{title}</h1>
      {children}
    </header>
  );
}
