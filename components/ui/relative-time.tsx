"use client";
/** A moment as "2 hours ago", the absolute date on hover; renewed each minute while shown. */
import { useEffect, useState } from "react";
import { absoluteTime, relativeTime } from "./relative-time-text.ts";
import { useIsHydrated } from "./use-is-hydrated.ts";

export interface RelativeTimeProps {
  /** ISO 8601, or milliseconds since the epoch. */
  at: string | number;
  className?: string;
}

export function RelativeTime({ at, className }: RelativeTimeProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const isHydrated = useIsHydrated();
  const moment = new Date(at);
  // The server's time zone differs from the reader's: the element is made anew with the reader's words.
  return (
    <time
      key={isHydrated ? "here" : "server"}
      dateTime={moment.toISOString()}
      title={absoluteTime(moment)}
      className={className}
      suppressHydrationWarning
    >
      {relativeTime(moment, now)}
    </time>
  );
}
