/** What went wrong with a whole form, said aloud when it appears. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-r3 bg-broken-bg px-3 py-2.5 text-13 text-broken-text"
    >
      <CircleAlert size={15} className="mt-[1.5px] shrink-0" aria-hidden />
      <span className="min-w-0">{children}</span>
    </div>
  );
}
