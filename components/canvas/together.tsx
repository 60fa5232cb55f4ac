/** Being on the map together: others learn what one sees, one follows somebody, and comes when called. */
"use client";

import { useCallback, useEffect, useRef } from "react";
import { useOthersWith } from "#components/board/board-session.tsx";
import { firstName } from "#components/board/domain-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { RemotePresence } from "#lib/sync/presence.ts";
import { between, type Camera } from "./camera.ts";
import { useCanvas, useView } from "./canvas-context.tsx";
import { useAnnounceOthers } from "./others-changes.ts";
import { laneHeadWidth } from "./viewport.ts";

export function Together() {
  useShowView();
  useComeWhenCalled();
  useAnnounceOthers();
  const followedId = useView((view) => view.followedId);
  return followedId === undefined ? null : <Following key={followedId} userId={followedId} />;
}

/** Only while somebody is there to see it. */
function useShowView() {
  const { session, camera, viewport } = useCanvas();
  const { connection } = session;
  useEffect(() => {
    if (!connection) return;
    const show = () => {
      if (connection.others.get().length === 0) return;
      const { x, y, w, h } = viewport.visible();
      connection.setPresence({
        view: { x: Math.round(x), y: Math.round(y), w: Math.round(w), h: Math.round(h) },
      });
    };
    show();
    let known = connection.others.get().length;
    const stops = [
      camera.subscribe(show),
      connection.others.subscribe(() => {
        const count = connection.others.get().length;
        if (count > known) show();
        known = count;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      connection.setPresence({ view: undefined });
    };
  }, [connection, camera, viewport]);
}

function useComeWhenCalled() {
  const { session } = useCanvas();
  const { connection, view, me } = session;
  const heard = useRef(Date.now());
  useEffect(() => {
    if (!connection) return;
    return connection.others.subscribe(() => {
      for (const { user, calledAt } of connection.others.get()) {
        if (user.id === me.id || calledAt === undefined || calledAt <= heard.current) continue;
        heard.current = calledAt;
        toast(`${firstName(user.name)} asks everyone to come and look.`, {
          id: "call",
          duration: 12_000,
          action: { label: "Follow", onClick: () => view.set({ followedId: user.id }) },
        });
      }
    });
  }, [connection, view, me]);
}

function Following({ userId }: { userId: string }) {
  const { session } = useCanvas();
  const person = useOthersWith(useCallback((others) => othersTab(others, userId), [userId]));
  useFollowView(userId);
  if (!person) return null;
  const color = `var(--p-${person.user.color})`;
  const stop = () => session.view.set({ followedId: undefined });
  return (
    <>
      <div className="tl-following" style={{ borderColor: color }} aria-hidden="true" />
      <div className="tl-float tl-banner" role="status">
        <span>
          Following <b>{firstName(person.user.name)}</b>
          {person.view ? "" : ", who isn't on the map now"}
        </span>
        <Button size="sm" onClick={stop}>
          Stop <Kbd>Esc</Kbd>
        </Button>
      </div>
    </>
  );
}

/** The tab they are at: one that shows the map and isn't away. */
function othersTab(others: readonly RemotePresence[], userId: string): RemotePresence | undefined {
  const theirs = others.filter(({ user }) => user.id === userId);
  return theirs.find(({ view, isAway }) => view && !isAway) ?? theirs[0];
}

/** By how much of the rest the camera comes nearer with each frame. */
const approach = 0.28;
const nearPx = 0.5;

/** Whoever moves the map themselves stops following. */
function useFollowView(userId: string) {
  const { session, camera, viewport } = useCanvas();
  const { connection, view } = session;
  useEffect(() => {
    const others = connection?.others;
    if (!others) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let isOwnMove = false;
    let frame: number | undefined;
    const step = () => {
      frame = undefined;
      const seen = othersTab(others.get(), userId)?.view;
      if (!seen) return;
      const goal = showing(seen, viewport.whole(), camera.get().zoom);
      const now = camera.get();
      const isThere =
        Math.hypot(goal.x - now.x, goal.y - now.y) < nearPx && Math.abs(goal.zoom / now.zoom - 1) < 1e-3;
      isOwnMove = true;
      camera.set(isThere || isStill ? goal : between(now, goal, approach));
      isOwnMove = false;
      if (!isThere && !isStill) frame = requestAnimationFrame(step);
    };
    const stops = [
      camera.subscribe(() => !isOwnMove && view.set({ followedId: undefined })),
      others.subscribe(() => {
        if (!othersTab(others.get(), userId)) view.set({ followedId: undefined });
        else frame ??= requestAnimationFrame(step);
      }),
    ];
    step();
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [connection, view, camera, viewport, userId]);
}

interface Seen {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The camera that shows all of a part of the board, in the middle of a window of its own size. */
function showing(seen: Seen, whole: Seen, zoom: number): Camera {
  const [width, height] = [whole.w * zoom - laneHeadWidth, whole.h * zoom];
  const next = Math.min(width / seen.w, height / seen.h);
  return {
    x: laneHeadWidth + (width - seen.w * next) / 2 - seen.x * next,
    y: (height - seen.h * next) / 2 - seen.y * next,
    zoom: next,
  };
}
