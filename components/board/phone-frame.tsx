/** A board on a phone: title with the state line under it, the view, and a bar of the views that exist. */
"use client";

import {
  ChevronLeft,
  Flag,
  Flame,
  GitPullRequestDraft,
  History,
  ListTree,
  type LucideIcon,
  Map as MapIcon,
  Unplug,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useBoardSession } from "./board-session.tsx";
import { type BoardViewName, boardViewPath, phoneViewsOf } from "./board-view.ts";
import { CommentsEntry } from "./comments-entry.tsx";
import { GapsButton } from "./gaps-entry.tsx";
import { StateLine } from "./state-line.tsx";
import { ViewLink } from "./view-link.tsx";

export interface PhoneFrameProps {
  view: BoardViewName;
  storage: "embedded" | "postgres";
  onShowRefused: () => void;
  onShowSnapshots: () => void;
  /** Stands under the bar and says what this is. */
  band: ReactNode;
  children: ReactNode;
}

export function PhoneFrame({
  view,
  storage,
  onShowRefused,
  onShowSnapshots,
  band,
  children,
}: PhoneFrameProps) {
  const session = useBoardSession();
  const { title, draft } = session;
  return (
    <div className="flex h-full flex-col bg-app text-14">
      <header className="flex h-13 shrink-0 items-center gap-1 border-line border-b px-1.5">
        <Link
          href="/"
          aria-label="Your boards"
          className="grid size-11 shrink-0 place-items-center rounded-r2 text-ink-2"
        >
          <ChevronLeft size={22} aria-hidden />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-semibold">{title}</h1>
          <StateLine storage={storage} onShowRefused={onShowRefused} />
        </div>
        <GapsButton isShort />
        <CommentsEntry className="size-11 [&_svg]:size-5" />
        <IconButton
          label="Snapshots"
          icon={<History aria-hidden />}
          onClick={onShowSnapshots}
          className="size-11 [&_svg]:size-5"
        />
      </header>
      {band}
      <main id="content" className="relative min-h-0 flex-1 overflow-hidden">
        {children}
      </main>
      <nav aria-label="Views" className="flex h-16 shrink-0 border-line border-t pb-2">
        {phoneViewsOf(draft).map(({ name, label }) => (
          <ViewLink
            key={name}
            href={boardViewPath(session, name)}
            isCurrent={name === view}
            className="flex flex-1 flex-col items-center justify-center gap-0.5 text-11 text-ink-3 aria-[current]:font-semibold aria-[current]:text-ink"
          >
            <ViewIcon name={name} />
            {label}
          </ViewLink>
        ))}
      </nav>
    </div>
  );
}

const icons: Record<BoardViewName, LucideIcon> = {
  map: MapIcon,
  outline: ListTree,
  needs: Unplug,
  heatmap: Flame,
  rounds: Flag,
  requests: GitPullRequestDraft,
};

function ViewIcon({ name }: { name: BoardViewName }) {
  const Icon = icons[name];
  return <Icon size={20} aria-hidden />;
}
