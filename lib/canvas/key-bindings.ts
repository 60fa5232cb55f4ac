/**
 * The keys of the map, in one table: the canvas obeys it and the shortcut help prints it. Letters match by what
 * is printed on the key, digits and brackets by place (decision 34), so that other layouts work.
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

export interface KeyBinding {
  action: KeyAction;
  group: "Make" | "Select" | "Edit" | "Arrange" | "Move around";
  /** What it does, in words. */
  label: string;
  /** As printed in the help; Ctrl is shown as ⌘ on a Mac. */
  keys: string[];
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
  { action: "new-card", group: "Make", label: "New card", keys: ["N", "R"], matches: key("", "n", "r") },
  { action: "note", group: "Make", label: "Note", keys: ["T"], matches: key("", "t") },
  { action: "frame", group: "Make", label: "Group frame", keys: ["F"], matches: key("", "f") },
  {
    action: "create-connected",
    group: "Make",
    label: "Next card, connected, in that direction",
    keys: ["Ctrl ←→↑↓"],
    matches: key("ctrl", ...arrows),
  },
  {
    action: "choose-connected",
    group: "Make",
    label: "The same, of a kind you choose",
    keys: ["Ctrl Shift ←→↑↓"],
    matches: key("ctrl+shift", ...arrows),
  },
  {
    action: "connect",
    group: "Make",
    label: "Connect two cards",
    keys: ["A", "X"],
    matches: key("", "a", "x"),
  },
  {
    action: "comment",
    group: "Make",
    label: "Comment on a card, an edge or a place",
    keys: ["C"],
    matches: key("", "c"),
  },
  { action: "select", group: "Select", label: "Select tool", keys: ["V"], matches: key("", "v") },
  { action: "hand", group: "Select", label: "Hand tool", keys: ["H"], matches: key("", "h") },
  {
    action: "select-all",
    group: "Select",
    label: "Select all cards",
    keys: ["Ctrl A"],
    matches: key("ctrl", "a"),
  },
  {
    action: "toggle-focused",
    group: "Select",
    label: "Select the focused card, or let go of it",
    keys: ["Space"],
    matches: key("", " "),
  },
  {
    action: "reach",
    group: "Select",
    label: "What the card needs, and what needs it",
    keys: ["D"],
    matches: key("", "d"),
  },
  {
    action: "escape",
    group: "Select",
    label: "Cancel, then clear the selection",
    keys: ["Esc"],
    matches: key("", "Escape"),
  },
  {
    action: "rename",
    group: "Edit",
    label: "Rename in place",
    keys: ["Enter", "F2"],
    matches: key("", "Enter", "F2"),
  },
  {
    action: "details",
    group: "Edit",
    label: "To the details, Esc back to the map",
    keys: ["Alt Enter"],
    matches: key("alt", "Enter"),
  },
  { action: "undo", group: "Edit", label: "Undo what you did", keys: ["Ctrl Z"], matches: key("ctrl", "z") },
  {
    action: "redo",
    group: "Edit",
    label: "Redo",
    keys: ["Ctrl Shift Z", "Ctrl Y"],
    matches: any(key("ctrl+shift", "z"), key("ctrl", "y")),
  },
  { action: "duplicate", group: "Edit", label: "Duplicate", keys: ["Ctrl D"], matches: key("ctrl", "d") },
  {
    action: "copy-picture",
    group: "Edit",
    label: "Copy the selection, or all, as a picture",
    keys: ["Ctrl Shift C"],
    matches: key("ctrl+shift", "c"),
  },
  {
    action: "delete",
    group: "Edit",
    label: "Delete, with its edges",
    keys: ["Delete", "Backspace"],
    matches: key("", "Delete", "Backspace"),
  },
  {
    action: "align-left",
    group: "Arrange",
    label: "Align left",
    keys: ["Alt A"],
    matches: place("alt", "KeyA"),
  },
  {
    action: "align-centre",
    group: "Arrange",
    label: "Align centres",
    keys: ["Alt H"],
    matches: place("alt", "KeyH"),
  },
  {
    action: "align-right",
    group: "Arrange",
    label: "Align right",
    keys: ["Alt D"],
    matches: place("alt", "KeyD"),
  },
  {
    action: "align-top",
    group: "Arrange",
    label: "Align top",
    keys: ["Alt W"],
    matches: place("alt", "KeyW"),
  },
  {
    action: "align-middle",
    group: "Arrange",
    label: "Align middles",
    keys: ["Alt V"],
    matches: place("alt", "KeyV"),
  },
  {
    action: "align-bottom",
    group: "Arrange",
    label: "Align bottom",
    keys: ["Alt S"],
    matches: place("alt", "KeyS"),
  },
  {
    action: "distribute-x",
    group: "Arrange",
    label: "Spread evenly across",
    keys: ["Alt Shift H"],
    matches: place("alt+shift", "KeyH"),
  },
  {
    action: "distribute-y",
    group: "Arrange",
    label: "Spread evenly down",
    keys: ["Alt Shift V"],
    matches: place("alt+shift", "KeyV"),
  },
  { action: "group", group: "Arrange", label: "Group", keys: ["Ctrl G"], matches: key("ctrl", "g") },
  {
    action: "ungroup",
    group: "Arrange",
    label: "Take a group apart",
    keys: ["Ctrl Shift G"],
    matches: key("ctrl+shift", "g"),
  },
  {
    action: "tidy-up",
    group: "Arrange",
    label: "Tidy up the selected cards, or all",
    keys: ["Ctrl Shift L"],
    matches: key("ctrl+shift", "l"),
  },
  {
    action: "pin",
    group: "Arrange",
    label: "Hold in place, or let go",
    keys: ["Shift L"],
    matches: key("shift", "l"),
  },
  {
    action: "arrow",
    group: "Move around",
    label: "Go to the next card; with a selection, move it",
    keys: ["←→↑↓"],
    matches: key("", ...arrows),
  },
  {
    action: "arrow-far",
    group: "Move around",
    label: "Move the selection ten times as far",
    keys: ["Shift ←→↑↓"],
    matches: key("shift", ...arrows),
  },
  {
    action: "walk",
    group: "Move around",
    label: "Walk along the edges",
    keys: ["Alt ←→↑↓"],
    matches: key("alt", ...arrows),
  },
  {
    action: "fit",
    group: "Move around",
    label: "Whole map",
    keys: ["Shift 1"],
    matches: place("shift", "Digit1"),
  },
  {
    action: "zoom-selection",
    group: "Move around",
    label: "Selection",
    keys: ["Shift 2"],
    matches: place("shift", "Digit2"),
  },
  {
    action: "zoom-100",
    group: "Move around",
    label: "100 %",
    keys: ["Shift 0", "Ctrl 0"],
    matches: any(place("shift", "Digit0"), place("ctrl", "Digit0")),
  },
  {
    action: "zoom-in",
    group: "Move around",
    label: "Zoom in",
    keys: ["+"],
    matches: any(printed(["+", "="]), key("ctrl", "+", "="), key("ctrl+shift", "+")),
  },
  {
    action: "zoom-out",
    group: "Move around",
    label: "Zoom out",
    keys: ["−"],
    matches: any(printed(["-", "_"]), key("ctrl", "-")),
  },
  // Behind the zoom: on some keyboards + is printed where others have ].
  {
    action: "forward",
    group: "Arrange",
    label: "Bring forward",
    keys: ["]"],
    matches: place("", "BracketRight"),
  },
  {
    action: "backward",
    group: "Arrange",
    label: "Send backward",
    keys: ["["],
    matches: place("", "BracketLeft"),
  },
  {
    action: "front",
    group: "Arrange",
    label: "Bring to front",
    keys: ["Alt ]"],
    matches: place("alt", "BracketRight"),
  },
  {
    action: "back",
    group: "Arrange",
    label: "Send to back",
    keys: ["Alt ["],
    matches: place("alt", "BracketLeft"),
  },
  {
    action: "map-only",
    group: "Move around",
    label: "Only the map, or everything again",
    keys: ["Ctrl ."],
    matches: key("ctrl", "."),
  },
  {
    action: "snapping",
    group: "Arrange",
    label: "Snap to lines and rows, or not",
    keys: ["Ctrl '"],
    matches: any(place("ctrl", "Quote"), key("ctrl", "'")),
  },
  {
    action: "menu",
    group: "Edit",
    label: "Menu of the card, edge, lane or map",
    keys: ["Shift F10"],
    matches: any(key("shift", "F10"), key("", "ContextMenu")),
  },
  { action: "help", group: "Move around", label: "This list", keys: ["?"], matches: printed(["?"]) },
];

/** What the mouse and other keys do; for the help only. */
export const otherWays: readonly { group: KeyBinding["group"]; label: string; keys: string[] }[] = [
  { group: "Make", label: "New card here", keys: ["Double-click"] },
  { group: "Make", label: "Next step, while typing a title", keys: ["Tab"] },
  { group: "Make", label: "Connect, or create what it leads to", keys: ["Drag a handle"] },
  { group: "Select", label: "Add to the selection", keys: ["Shift click"] },
  { group: "Select", label: "Everything a frame touches", keys: ["Drag"] },
  { group: "Edit", label: "Copy, cut, paste", keys: ["Ctrl C", "Ctrl X", "Ctrl V"] },
  { group: "Edit", label: "Duplicate by dragging", keys: ["Alt drag"] },
  { group: "Edit", label: "Move without snapping", keys: ["Ctrl drag"] },
  { group: "Move around", label: "Do or find anything", keys: ["Ctrl K"] },
  { group: "Move around", label: "Find a card, edge, flow or lane", keys: ["Ctrl F"] },
  { group: "Move around", label: "Pan", keys: ["Wheel", "Space drag", "Middle or right drag"] },
  { group: "Move around", label: "Zoom", keys: ["Ctrl wheel", "Pinch"] },
];

export const actionOf = (press: KeyPress): KeyAction | undefined =>
  keyBindings.find((binding) => binding.matches(press))?.action;
