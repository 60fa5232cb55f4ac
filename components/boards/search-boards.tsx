"use client";
/** The search field of a workspace: filters the boards while typing; `/` and Ctrl K lead to it. */
import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

export interface SearchBoardsProps {
  workspaceId: string;
  /** "nav" lies in the sidebar, "field" stands on the page of a narrow screen. */
  appearance: "nav" | "field";
}

export function SearchBoards({ workspaceId, appearance }: SearchBoardsProps) {
  const router = useRouter();
  const pathname = usePathname();
  const given = useSearchParams().get("q") ?? "";
  const [text, setText] = useState(given);
  const input = useRef<HTMLInputElement>(null);
  const isOnList = /\/(boards|archive)$/.test(pathname);
  useFocusKeys(input);
  useEffect(() => {
    if (document.activeElement !== input.current) setText(given);
  }, [given]);

  function handleChange(value: string) {
    setText(value);
    if (isOnList) window.history.replaceState(null, "", withQuery(pathname, value));
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (!isOnList) router.push(withQuery(`/workspaces/${workspaceId}/boards`, text));
  }

  const isNav = appearance === "nav";
  return (
    <search>
      <form onSubmit={handleSubmit} className="relative">
        <Search
          size={15}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-[9px] -translate-y-1/2 text-ink-2"
        />
        <input
          ref={input}
          type="search"
          aria-label="Search boards and what is on them"
          aria-keyshortcuts="/ Control+K"
          placeholder="Search"
          value={text}
          onChange={(event) => handleChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            if (text) handleChange("");
            else input.current?.blur();
          }}
          maxLength={200}
          autoComplete="off"
          className={
            isNav
              ? "peer h-[30px] w-full rounded-r2 border-0 bg-transparent pr-14 pl-[33px] text-13 outline-none transition-colors placeholder:text-ink-2 hover:bg-hover focus:bg-app focus:shadow-[0_0_0_1px_var(--accent),0_0_0_3px_var(--accent-bg)] [&::-webkit-search-cancel-button]:appearance-none pointer-coarse:h-11"
              : "peer h-11 w-full rounded-r3 border border-line-control bg-app pr-3 pl-[33px] text-16 outline-none focus:border-accent focus:shadow-[0_0_0_1px_var(--accent),0_0_0_3px_var(--accent-bg)] [&::-webkit-search-cancel-button]:appearance-none"
          }
        />
        {isNav && (
          <span
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-[9px] flex -translate-y-1/2 peer-focus:hidden pointer-coarse:hidden"
          >
            <Kbd>Ctrl K</Kbd>
          </span>
        )}
      </form>
    </search>
  );
}

function withQuery(path: string, q: string): string {
  const query = new URLSearchParams(q.trim() ? { q } : {});
  return query.size > 0 ? `${path}?${query}` : path;
}

function useFocusKeys(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function handleKeyDown(event: KeyboardEvent) {
      const isChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      // A hidden twin (the sidebar on a phone) leaves the keys to the one that shows.
      if ((!isChord && !isSlash) || !input.current?.checkVisibility()) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    }
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [input]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
