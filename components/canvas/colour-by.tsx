/** What the colours of the map stand for, with the legend of its lines. */
"use client";

import type { LaterPart } from "#components/board/later.tsx";
import { classNames } from "#components/ui/class-names.ts";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import { ColourByButton } from "./flow-bar-buttons.tsx";
import { setColourBy } from "./set-colour-by.ts";
import { useColourBy } from "./use-colour-by.ts";

export function ColourBy({ isOpenAtFirst }: LaterPart) {
  const by = useColourBy();
  return (
    <Menu defaultOpen={isOpenAtFirst}>
      <MenuTrigger>
        <ColourByButton />
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>Colour by</MenuLabel>
        <MenuRadioGroup value={by} onValueChange={(next) => setColourBy(next === "risk" ? "risk" : "path")}>
          <MenuRadioItem value="path">Path</MenuRadioItem>
          <MenuRadioItem value="risk">Risk to customers</MenuRadioItem>
        </MenuRadioGroup>
        <Legend />
      </MenuContent>
    </Menu>
  );
}

/** What the lines mean; the same forms as on the map. */
function Legend() {
  const rows = [
    ["is-happy", "Happy path"],
    ["is-flow", "Other flow"],
    ["is-raises", "Raises an exception"],
    ["is-falls-back", "Falls back, rejoins"],
    ["is-needs is-strong", "Needs"],
    ["is-needs is-strong is-soft", "Needs, can do without"],
  ] as const;
  return (
    <div className="tl-legend">
      {rows.map(([look, words]) => (
        <MenuItem key={words} disabled>
          <svg className={classNames("tl-edge tl-sample", look)} width="26" height="8" aria-hidden="true">
            <path d="M1.5 4H24.5" className="tl-line" />
          </svg>
          <span>{words}</span>
        </MenuItem>
      ))}
    </div>
  );
}
