/** Every key of the map, from the same table that the canvas obeys. */
"use client";

import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { keyWords, otherWays } from "#lib/canvas/key-words.ts";
import { useCanvas, useUi } from "./canvas-context.tsx";

const groups = ["Make", "Select", "Edit", "Arrange", "Move around"] as const;

export function ShortcutHelp() {
  const { ui } = useCanvas();
  const isOpen = useUi((state) => state.isHelpOpen);
  if (!isOpen) return null;
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const printed = (chord: string) => (isMac ? chord.replace("Ctrl", "⌘").replace("Alt", "⌥") : chord);
  return (
    <Dialog isOpen title="Keys" width={720} onOpenChange={(open) => ui.set({ isHelpOpen: open })}>
      <div className="grid gap-x-8 gap-y-4 pb-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1.5 font-semibold text-12 text-ink-3">{group}</h3>
            <ul>
              {[...keyWords, ...otherWays]
                .filter((way) => way.group === group)
                .map((way) => (
                  <li key={way.label} className="flex items-center gap-3 py-[3px] text-13">
                    <span className="min-w-0 flex-1">{way.label}</span>
                    <span className="flex gap-1">
                      {way.keys.map((chord) => (
                        <Kbd key={chord}>{printed(chord)}</Kbd>
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="border-line border-t pt-3 pb-4 text-12 text-ink-3">
        The map is drawn with{" "}
        <a href="https://reactflow.dev" target="_blank" rel="noreferrer" className="underline hover:text-ink">
          React Flow
        </a>
        .
      </p>
    </Dialog>
  );
}
