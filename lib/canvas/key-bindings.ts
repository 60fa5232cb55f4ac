/**
 * The keys of the map, in the one table that the canvas obeys; their words (`key-words.ts`) come later. Letters match by
 * what is printed on the key, digits and brackets by place (decision 34), so that other layouts work.
 */
export type KeyAction =
  | "select"
  | "hand"
  | "connect"
  | "comment"
  | "new-card"
  | "undo"
  | "redo"
  | "duplicate"
  | "copy-picture"
  | "select-all"
  | "delete"
  | "rename"
  | "details"
  | "toggle-focused"
  | "reach"
  | "escape"
  | "arrow"
  | "arrow-far"
  | "create-connected"
  | "choose-connected"
  | "walk"
  | "fit"
  | "zoom-selection"
  | "zoom-100"
  | "zoom-in"
  | "zoom-out"
  | "menu"
  | "help"
  | "map-only"
  | "snapping"
  | "note"
  | "frame"
  | "pin"
  | "tidy-up"
  | "group"
  | "ungroup"
  | "align-left"
  | "align-centre"
  | "align-right"
  | "align-top"
  | "align-middle"
  | "align-bottom"
  | "distribute-x"
  | "distribute-y"
  | "forward"
  | "backward"
  | "front"
  | "back";

interface KeyBinding {
  action: KeyAction;
  matches: (press: KeyPress) => boolean;
}

/** The part of a KeyboardEvent that counts; `ctrlKey` or `metaKey` both mean Ctrl. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

type Modifiers = "" | "ctrl" | "shift" | "alt" | "ctrl+shift" | "alt+shift";

const held = (press: KeyPress): string =>
  [(press.ctrlKey || press.metaKey) && "ctrl", press.altKey && "alt", press.shiftKey && "shift"]
    .filter(Boolean)
    .join("+");

const key =
  (modifiers: Modifiers, ...names: string[]) =>
  (press: KeyPress) =>
    held(press) === modifiers && names.includes(press.key.length === 1 ? press.key.toLowerCase() : press.key);
const place =
  (modifiers: Modifiers, ...codes: string[]) =>
  (press: KeyPress) =>
    held(press) === modifiers && codes.includes(press.code);
const any =
  (...tests: ((press: KeyPress) => boolean)[]) =>
  (press: KeyPress) =>
    tests.some((test) => test(press));

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const printed = (names: readonly string[]) => (press: KeyPress) =>
  !press.ctrlKey && !press.metaKey && !press.altKey && names.includes(press.key);

export const keyBindings: readonly KeyBinding[] = [
  { action: "new-card", matches: key("", "n", "r") },
  { action: "note", matches: key("", "t") },
  { action: "frame", matches: key("", "f") },
  { action: "create-connected", matches: key("ctrl", ...arrows) },
  { action: "choose-connected", matches: key("ctrl+shift", ...arrows) },
  { action: "connect", matches: key("", "a", "x") },
  { action: "comment", matches: key("", "c") },
  { action: "select", matches: key("", "v") },
  { action: "hand", matches: key("", "h") },
  { action: "select-all", matches: key("ctrl", "a") },
  { action: "toggle-focused", matches: key("", " ") },
  { action: "reach", matches: key("", "d") },
  { action: "escape", matches: key("", "Escape") },
  { action: "rename", matches: key("", "Enter", "F2") },
  { action: "details", matches: key("alt", "Enter") },
  { action: "undo", matches: key("ctrl", "z") },
  { action: "redo", matches: any(key("ctrl+shift", "z"), key("ctrl", "y")) },
  { action: "duplicate", matches: key("ctrl", "d") },
  { action: "copy-picture", matches: key("ctrl+shift", "c") },
  { action: "delete", matches: key("", "Delete", "Backspace") },
  { action: "align-left", matches: place("alt", "KeyA") },
  { action: "align-centre", matches: place("alt", "KeyH") },
  { action: "align-right", matches: place("alt", "KeyD") },
  { action: "align-top", matches: place("alt", "KeyW") },
  { action: "align-middle", matches: place("alt", "KeyV") },
  { action: "align-bottom", matches: place("alt", "KeyS") },
  { action: "distribute-x", matches: place("alt+shift", "KeyH") },
  { action: "distribute-y", matches: place("alt+shift", "KeyV") },
  { action: "group", matches: key("ctrl", "g") },
  { action: "ungroup", matches: key("ctrl+shift", "g") },
  { action: "tidy-up", matches: key("ctrl+shift", "l") },
  { action: "pin", matches: key("shift", "l") },
  { action: "arrow", matches: key("", ...arrows) },
  { action: "arrow-far", matches: key("shift", ...arrows) },
  { action: "walk", matches: key("alt", ...arrows) },
  { action: "fit", matches: place("shift", "Digit1") },
  { action: "zoom-selection", matches: place("shift", "Digit2") },
  { action: "zoom-100", matches: any(place("shift", "Digit0"), place("ctrl", "Digit0")) },
  { action: "zoom-in", matches: any(printed(["+", "="]), key("ctrl", "+", "="), key("ctrl+shift", "+")) },
  { action: "zoom-out", matches: any(printed(["-", "_"]), key("ctrl", "-")) },
  // Behind the zoom: on some keyboards + is printed where others have ].
  { action: "forward", matches: place("", "BracketRight") },
  { action: "backward", matches: place("", "BracketLeft") },
  { action: "front", matches: place("alt", "BracketRight") },
  { action: "back", matches: place("alt", "BracketLeft") },
  { action: "map-only", matches: key("ctrl", ".") },
  { action: "snapping", matches: any(place("ctrl", "Quote"), key("ctrl", "'")) },
  { action: "menu", matches: any(key("shift", "F10"), key("", "ContextMenu")) },
  { action: "help", matches: printed(["?"]) },
];

export const actionOf = (press: KeyPress): KeyAction | undefined =>
  keyBindings.find((binding) => binding.matches(press))?.action;
