"use client";
/**
 * Parts of a board's screen one can start without: their code comes when the view has been drawn and the browser has
 * nothing better to do, or when they are pressed. Until then a placeholder stands in their place.
 */
import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from "react";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import { whenIdle } from "#components/ui/when-idle.ts";
import { useSyncState } from "./board-session.tsx";
import { settledMark } from "./settled-mark.ts";

/** What a part gets besides its own properties. */
export interface LaterPart {
  /** It was pressed before it was there: it opens at once. */
  isOpenAtFirst: boolean;
}
export interface LaterPlaceholder {
  onPress: () => void;
}

export interface LaterOptions<P> {
  load: () => Promise<ComponentType<P & LaterPart>>;
  /** Without one nothing is shown. */
  placeholder?: ComponentType<P & LaterPlaceholder>;
  /** Doesn't wait for the browser to be idle. */
  isUrgent?: boolean;
}

/** No later than this after the page was opened, drawn or not. */
const patienceMs = 6_000;
let resolveDrawn: () => void;
const drawn = new Promise<void>((resolve) => {
  resolveDrawn = resolve;
});

function settle(): void {
  if (performance.getEntriesByName(settledMark).length === 0) performance.mark(settledMark);
  resolveDrawn();
}

/** The view is on screen and everything is saved: the rest may come. */
export function useAnnounceDrawn(): void {
  const { kind } = useSyncState();
  const isSettled = kind !== "loading" && kind !== "saving";
  useEffect(() => {
    // Two frames: the first draws, the second is there once it has been shown.
    if (isSettled) requestAnimationFrame(() => requestAnimationFrame(settle));
  }, [isSettled]);
}

export function later<P extends object>({
  load,
  placeholder: Placeholder,
  isUrgent = false,
}: LaterOptions<P>) {
  let known: ComponentType<P & LaterPart> | undefined;
  return function Later(props: P) {
    const [Part, setPart] = useState(() => known);
    const [isPressed, setIsPressed] = useState(false);
    const place = useRef<HTMLSpanElement>(null);
    const hadFocus = useRef(false);

    useEffect(() => {
      if (known) return;
      let isGone = false;
      const stop = onceWanted({ isPressed, isUrgent }, async () => {
        known = await untilLoaded(load);
        if (isGone) return;
        hadFocus.current = place.current?.contains(document.activeElement) ?? false;
        setPart(() => known);
      });
      return () => {
        isGone = true;
        stop();
      };
    }, [isPressed]);
    useLayoutEffect(() => {
      if (Part && hadFocus.current) place.current?.querySelector("button")?.focus({ preventScroll: true });
    }, [Part]);

    return (
      <span ref={place} className="contents">
        {Part ? (
          <Part {...props} isOpenAtFirst={isPressed} />
        ) : (
          Placeholder && <Placeholder {...props} onPress={() => setIsPressed(true)} />
        )}
      </span>
    );
  };
}

/** At once when pressed, otherwise when the screen has settled. */
function onceWanted(
  { isPressed, isUrgent }: { isPressed: boolean; isUrgent: boolean },
  work: () => Promise<void>,
): () => void {
  if (isPressed) {
    void work();
    return () => {};
  }
  let stop = () => {};
  let isStopped = false;
  const begin = () => {
    if (isStopped) return;
    if (isUrgent) void work();
    else stop = whenIdle(() => void work());
  };
  const timer = setTimeout(begin, patienceMs);
  void drawn.then(() => {
    clearTimeout(timer);
    begin();
  });
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stop();
  };
}
