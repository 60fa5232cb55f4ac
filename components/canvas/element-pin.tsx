/** The pin of what stands beside the map itself: a lane in its header, a flow in the bar. */
"use client";

import { QueryProvider } from "#components/api/query-provider.tsx";
import { useIsUnread, useThreads } from "#components/comments/use-threads.ts";
import { useCanvas } from "./canvas-context.tsx";
import { PinButton } from "./pin-button.tsx";

export function ElementPin({ id }: { id: string }) {
  const { session } = useCanvas();
  if (!session.connection) return null;
  return (
    <QueryProvider>
      <Pin id={id} />
    </QueryProvider>
  );
}

function Pin({ id }: { id: string }) {
  const { view } = useCanvas().session;
  const isUnread = useIsUnread();
  const threads = (useThreads() ?? []).filter(
    ({ anchor, state }) => state === "OPEN" && anchor.type !== "POINT" && anchor.id === id,
  );
  const [first] = threads;
  if (!first) return null;
  const comments = threads.length === 1 ? { threadId: first.id } : { elementId: id };
  return (
    <PinButton
      threads={threads}
      pinKey={id}
      form="inline"
      isNew={threads.some(isUnread)}
      onPress={() => view.set({ comments })}
    />
  );
}
