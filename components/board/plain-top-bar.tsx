/** Logo, title and one line of state: the bar of a screen without a live board. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";

export interface PlainTopBarProps {
  title: string;
  /** Stands before the title and leads to the boards. */
  workspaceName?: string;
  children?: ReactNode;
}

export function PlainTopBar({ title, workspaceName, children }: PlainTopBarProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-app px-3 max-md:h-13">
      <Link href="/" aria-label="Your boards" className="rounded-r2">
        <Logo />
      </Link>
      {workspaceName && (
        <span className="ml-0.5 flex shrink-0 items-center gap-2 text-ink-3 max-md:hidden">
          <Link href="/" className="max-w-44 truncate rounded-r2 hover:text-ink">
            {workspaceName}
          </Link>
          <span aria-hidden>/</span>
        </span>
      )}
      <h1 className="min-w-0 truncate font-semibold">{title}</h1>
      {children}
    </header>
  );
}
