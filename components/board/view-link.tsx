/** A link to another view of the board that is open: changes the address here, without asking the server. */
"use client";

import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";

export interface ViewLinkProps {
  href: string;
  isCurrent: boolean;
  className: string;
  children: ReactNode;
}

export function ViewLink({ href, isCurrent, className, children }: ViewLinkProps) {
  function handleClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Next reads the address from here on too; offline it works like online.
    if (!isCurrent) window.history.pushState(null, "", href);
  }
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      onClick={handleClick}
      className={className}
    >
      {children}
    </Link>
  );
}
