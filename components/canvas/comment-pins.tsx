/**
 * The pins of comments, in a layer of their own over both renderers: they follow their cards and edges and keep their
 * size at any zoom. Only those in view are elements. Everything they open is reached from the comments panel as well,
 * so the map stays one tab stop.
 */
"use client";

import { memo, useLayoutEffect, useMemo, useState } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useIsUnread, useThreads } from "#components/comments/use-threads.ts";
import { type Pin, pinsOf, shownPins } from "#lib/canvas/comment-pins.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { Thread } from "#lib/contracts/threads.ts";
import { useCanvas } from "./canvas-context.tsx";
import { PinButton } from "./pin-button.tsx";
import { World } from "./world.tsx";

export function CommentPins() {
  const { session } = useCanvas();
  if (!session.connection) return null;
  return (
    <QueryProvider>
      <Pins />
    </QueryProvider>
  );
}

function Pins() {
  const threads = useThreads();
  const open = useMemo(() => threads?.filter(({ state }) => state === "OPEN") ?? [], [threads]);
  const shown = useShownPins(open);
  const isUnread = useIsUnread();
  return (
    <World className="tl-pins">
      {shown.map((pin) => (
        <OnePin key={pin.key} pin={pin} isNew={pin.threads.some(isUnread)} />
      ))}
    </World>
  );
}

const noPins: readonly Pin[] = [];

/** Looked up once per frame at most, and rendered only when a pin in view changed. */
function useShownPins(threads: readonly Thread[]): readonly Pin[] {
  const { scene, camera, viewport, ui } = useCanvas();
  const [shown, setShown] = useState(noPins);
  useLayoutEffect(() => {
    if (threads.length === 0) {
      setShown(noPins);
      return;
    }
    let frame: number | undefined;
    let of: Scene | undefined;
    let pins = noPins;
    const look = () => {
      frame = undefined;
      const now = scene.get();
      if (of !== now) pins = pinsOf(threads, now);
      of = now;
      const next = shownPins(pins, {
        seen: viewport.whole(),
        zoom: camera.get().zoom,
        isFar: ui.get().tier === "far",
      });
      setShown((before) => (samePins(before, next) ? before : next));
    };
    const schedule = () => {
      frame ??= requestAnimationFrame(look);
    };
    look();
    const stops = [scene, camera, ui].map((store) => store.subscribe(schedule));
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [threads, scene, camera, viewport, ui]);
  return shown;
}

const samePins = (a: readonly Pin[], b: readonly Pin[]): boolean =>
  a.length === b.length && a.every((pin, index) => samePin(pin, b[index]));

const samePin = (a: Pin, b: Pin | undefined): boolean =>
  b !== undefined &&
  a.key === b.key &&
  a.form === b.form &&
  a.at.x === b.at.x &&
  a.at.y === b.at.y &&
  a.threads.length === b.threads.length &&
  a.threads.every((thread, index) => thread === b.threads[index]);

interface OnePinProps {
  pin: Pin;
  isNew: boolean;
}

const OnePin = memo(
  function OnePin({ pin, isNew }: OnePinProps) {
    const { session, viewport } = useCanvas();
    const { view } = session;
    const { key, form, at, threads } = pin;

    function handlePress() {
      const [first] = threads;
      if (form === "dot")
        viewport.fit({ x: at.x - lookAround.w / 2, y: at.y - lookAround.h / 2, ...lookAround });
      if (threads.length === 1 && first) view.set({ comments: { threadId: first.id } });
      else if (form !== "dot") view.set({ comments: { elementId: key } });
    }

    return (
      <PinButton
        threads={threads}
        pinKey={key}
        form={form}
        isNew={isNew}
        style={{ left: at.x, top: at.y }}
        tabIndex={-1}
        onPress={handlePress}
      />
    );
  },
  (before, after) => before.isNew === after.isNew && samePin(before.pin, after.pin),
);

/** Px at 100 %: what is shown around a dot. */
const lookAround = { w: 900, h: 560 };
