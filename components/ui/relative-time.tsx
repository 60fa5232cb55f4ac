"use client";
/** A moment as "2 hours ago", the absolute date on hover; renewed each minute while shown. */
import { useEffect, useState } from "react";
import { absoluteTime, relativeTime } from "./relative-time-text.ts";

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
  const moment = new Date(at);
  // The server's clock and time zone differ from the reader's: the text of the first render may be corrected.
  return (
    <time
      dateTime={moment.toISOString()}
      title={absoluteTime(moment)}
      className={className}
      suppressHydrationWarning
    >
      {relativeTime(moment, now)}
    </time>
  );
}
