/** Title and first sentence of a page before one is signed in. */
import type { ReactNode } from "react";

export function AuthHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <>
      <h1 className="text-balance font-semibold text-28">{title}</h1>
      {children && <p className="mt-1.5 text-14 text-ink-2">{children}</p>}
    </>
  );
}
