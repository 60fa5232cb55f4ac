/** A whole page that says what happened and what to do: not found, no access, a crash. */
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state.tsx";
import { Logo } from "./logo.tsx";

export interface MessagePageProps {
  art?: ReactNode;
  title: string;
  detail: ReactNode;
  action?: ReactNode;
  hint?: ReactNode;
}

export function MessagePage({ art, title, detail, action, hint }: MessagePageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center border-line border-b px-3">
        {/* A full load: after a crash the running page can't be trusted. */}
        <a href="/" aria-label="Throughline, start page" className="rounded-r2">
          <Logo size={20} />
        </a>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col pb-12 outline-none">
        <EmptyState art={art} title={title} titleAs="h1" detail={detail} action={action} hint={hint} />
      </main>
    </div>
  );
}
