/** The 48 px bar over a board: where one is, what is saved, which view, who is here, and letting others in. */
"use client";

import { PanelRight, Search } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Logo } from "#components/ui/logo.tsx";
import { useBoardSession } from "./board-session.tsx";
import { BoardTitle, type BoardTitleProps } from "./board-title.tsx";
import { type BoardViewName, boardViewPath, viewsOf } from "./board-view.ts";
import { CommentsEntry } from "./comments-entry.tsx";
import { GapsButton } from "./gaps-entry.tsx";
import { type LaterPlaceholder, later } from "./later.tsx";
import { PeoplePresent } from "./people-present.tsx";
import { StateLine } from "./state-line.tsx";
import { useChord } from "./use-chord.ts";
import type { WidthClass } from "./use-width-class.ts";
import { ViewLink } from "./view-link.tsx";

const Finder = later({
  load: async () => (await import("./settled-parts.tsx")).Finder,
  placeholder: FinderButton,
});
const SharePopover = later({
  load: async () => (await import("./settled-parts.tsx")).SharePopover,
  placeholder: ShareButton,
});

export interface BoardTopBarProps extends BoardTitleProps {
  view: BoardViewName;
  width: WidthClass;
  storage: "embedded" | "postgres";
  isInspectorOpen: boolean;
  onToggleInspector: () => void;
  onShowRefused: () => void;
}

export function BoardTopBar(props: BoardTopBarProps) {
  const session = useBoardSession();
  const isWide = props.width === "desktop";
  return (
    <header className="relative z-20 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-app pr-2.5 pl-3">
      <Link href="/" aria-label="Your boards" className="rounded-r2">
        <Logo />
      </Link>
      <div className="flex min-w-fit flex-1 items-center gap-2">
        {isWide && (
          <span className="ml-0.5 flex shrink-0 items-center gap-2 text-ink-3">
            <Link href="/" className="max-w-44 truncate rounded-r2 hover:text-ink">
              {session.workspaceName}
            </Link>
            <span aria-hidden>/</span>
          </span>
        )}
        <BoardTitle
          info={props.info}
          onTakeSnapshot={props.onTakeSnapshot}
          onShowSnapshots={props.onShowSnapshots}
        />
        <StateLine storage={props.storage} isShort={!isWide} onShowRefused={props.onShowRefused} />
      </div>
      <nav aria-label="Views" className="flex h-12 shrink-0 items-stretch gap-0.5">
        {viewsOf(session.draft).map(({ name, label }) => (
          <ViewLink
            key={name}
            href={boardViewPath(session, name)}
            isCurrent={name === props.view}
            className="relative flex items-center px-[9px] font-medium text-ink-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-[9px] aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-t-[2px] aria-[current]:after:bg-ink aria-[current]:after:content-['']"
          >
            {label}
          </ViewLink>
        ))}
      </nav>
      <div className="flex flex-1 shrink-0 items-center justify-end">
        <Finder />
        <GapsButton isShort={!isWide} />
        <CommentsEntry />
        <PeoplePresent max={isWide ? 5 : 3} />
        <SharePopover />
        <IconButton
          label={props.isInspectorOpen ? "Hide details" : "Show details"}
          aria-expanded={props.isInspectorOpen}
          icon={<PanelRight aria-hidden />}
          onClick={props.onToggleInspector}
          className="ml-1.5"
        />
      </div>
    </header>
  );
}

function FinderButton({ onPress }: LaterPlaceholder) {
  useChord("f", onPress);
  return (
    <IconButton
      label="Find on this board"
      shortcut="Ctrl F"
      aria-haspopup="dialog"
      icon={<Search aria-hidden />}
      onClick={onPress}
    />
  );
}

function ShareButton({ onPress }: LaterPlaceholder) {
  return (
    <Button variant="primary" aria-haspopup="dialog" onClick={onPress}>
      Share
    </Button>
  );
}
