/** The pointers of other people, in a layer of their own, moving smoothly between two messages. */
"use client";

import { useOthersWith } from "#components/board/board-session.tsx";
import { firstName } from "#components/board/domain-words.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";
import { useCanvas } from "./canvas-context.tsx";
import { useStoreValue } from "./external-store.ts";

const everybody = (others: readonly RemotePresence[]) => others;

export function Cursors() {
  const others = useOthersWith(everybody);
  return others.some((other) => other.cursor) ? <CursorLayer others={others} /> : null;
}

function CursorLayer({ others }: { others: readonly RemotePresence[] }) {
  const { x, y, zoom } = useStoreValue(useCanvas().camera, (camera) => camera);
  return (
    <div className="tl-cursors" aria-hidden="true">
      {others.map(
        ({ clientId, cursor, user }) =>
          cursor && (
            <div
              key={clientId}
              className="tl-cursor"
              style={{ transform: `translate(${x + cursor.x * zoom}px,${y + cursor.y * zoom}px)` }}
            >
              <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
                <path
                  d="M2 1.5L15.5 10.2L9.2 11.4L5.9 17.2Z"
                  fill={`var(--p-${user.color})`}
                  stroke="#fff"
                  strokeWidth="1.4"
                  strokeLinejoin="round"
                />
              </svg>
              <span style={{ background: `var(--p-${user.color})` }}>{firstName(user.name)}</span>
            </div>
          ),
      )}
    </div>
  );
}
