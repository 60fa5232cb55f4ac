/** What the keys of the map do, in words: the shortcut help prints it, the palette offers it. */
import type { KeyAction } from "./key-bindings.ts";

export interface KeyWords {
  action: KeyAction;
  group: "Make" | "Select" | "Edit" | "Arrange" | "Move around";
  /** What it does, in words. */
  label: string;
  /** As printed in the help; Ctrl is shown as ⌘ on a Mac. */
  keys: string[];
}

export const keyWords: readonly KeyWords[] = [
  { action: "new-card", group: "Make", label: "New card", keys: ["N", "R"] },
  { action: "note", group: "Make", label: "Note", keys: ["T"] },
  { action: "frame", group: "Make", label: "Group frame", keys: ["F"] },
  {
    action: "create-connected",
    group: "Make",
    label: "Next card, connected, in that direction",
    keys: ["Ctrl ←→↑↓"],
  },
  {
    action: "choose-connected",
    group: "Make",
    label: "The same, of a kind you choose",
    keys: ["Ctrl Shift ←→↑↓"],
  },
  { action: "connect", group: "Make", label: "Connect two cards", keys: ["A", "X"] },
  { action: "comment", group: "Make", label: "Comment on a card, an edge or a place", keys: ["C"] },
  { action: "select", group: "Select", label: "Select tool", keys: ["V"] },
  { action: "hand", group: "Select", label: "Hand tool", keys: ["H"] },
  { action: "select-all", group: "Select", label: "Select all cards", keys: ["Ctrl A"] },
  {
    action: "toggle-focused",
    group: "Select",
    label: "Select the focused card, or let go of it",
    keys: ["Space"],
  },
  { action: "reach", group: "Select", label: "What the card needs, and what needs it", keys: ["D"] },
  { action: "escape", group: "Select", label: "Cancel, then clear the selection", keys: ["Esc"] },
  { action: "rename", group: "Edit", label: "Rename in place", keys: ["Enter", "F2"] },
  { action: "details", group: "Edit", label: "To the details, Esc back to the map", keys: ["Alt Enter"] },
  { action: "undo", group: "Edit", label: "Undo what you did", keys: ["Ctrl Z"] },
  { action: "redo", group: "Edit", label: "Redo", keys: ["Ctrl Shift Z", "Ctrl Y"] },
  { action: "duplicate", group: "Edit", label: "Duplicate", keys: ["Ctrl D"] },
  {
    action: "copy-picture",
    group: "Edit",
    label: "Copy the selection, or all, as a picture",
    keys: ["Ctrl Shift C"],
  },
  { action: "delete", group: "Edit", label: "Delete, with its edges", keys: ["Delete", "Backspace"] },
  { action: "align-left", group: "Arrange", label: "Align left", keys: ["Alt A"] },
  { action: "align-centre", group: "Arrange", label: "Align centres", keys: ["Alt H"] },
  { action: "align-right", group: "Arrange", label: "Align right", keys: ["Alt D"] },
  { action: "align-top", group: "Arrange", label: "Align top", keys: ["Alt W"] },
  { action: "align-middle", group: "Arrange", label: "Align middles", keys: ["Alt V"] },
  { action: "align-bottom", group: "Arrange", label: "Align bottom", keys: ["Alt S"] },
  { action: "distribute-x", group: "Arrange", label: "Spread evenly across", keys: ["Alt Shift H"] },
  { action: "distribute-y", group: "Arrange", label: "Spread evenly down", keys: ["Alt Shift V"] },
  { action: "group", group: "Arrange", label: "Group", keys: ["Ctrl G"] },
  { action: "ungroup", group: "Arrange", label: "Take a group apart", keys: ["Ctrl Shift G"] },
  {
    action: "tidy-up",
    group: "Arrange",
    label: "Tidy up the selected cards, or all",
    keys: ["Ctrl Shift L"],
  },
  { action: "pin", group: "Arrange", label: "Hold in place, or let go", keys: ["Shift L"] },
  {
    action: "arrow",
    group: "Move around",
    label: "Go to the next card; with a selection, move it",
    keys: ["←→↑↓"],
  },
  {
    action: "arrow-far",
    group: "Move around",
    label: "Move the selection ten times as far",
    keys: ["Shift ←→↑↓"],
  },
  { action: "walk", group: "Move around", label: "Walk along the edges", keys: ["Alt ←→↑↓"] },
  { action: "fit", group: "Move around", label: "Whole map", keys: ["Shift 1"] },
  { action: "zoom-selection", group: "Move around", label: "Selection", keys: ["Shift 2"] },
  { action: "zoom-100", group: "Move around", label: "100 %", keys: ["Shift 0", "Ctrl 0"] },
  { action: "zoom-in", group: "Move around", label: "Zoom in", keys: ["+"] },
  { action: "zoom-out", group: "Move around", label: "Zoom out", keys: ["−"] },
  { action: "forward", group: "Arrange", label: "Bring forward", keys: ["]"] },
  { action: "backward", group: "Arrange", label: "Send backward", keys: ["["] },
  { action: "front", group: "Arrange", label: "Bring to front", keys: ["Alt ]"] },
  { action: "back", group: "Arrange", label: "Send to back", keys: ["Alt ["] },
  { action: "map-only", group: "Move around", label: "Only the map, or everything again", keys: ["Ctrl ."] },
  { action: "snapping", group: "Arrange", label: "Snap to lines and rows, or not", keys: ["Ctrl '"] },
  { action: "menu", group: "Edit", label: "Menu of the card, edge, lane or map", keys: ["Shift F10"] },
  { action: "help", group: "Move around", label: "This list", keys: ["?"] },
];

/** What the mouse and other keys do; for the help only. */
export const otherWays: readonly { group: KeyWords["group"]; label: string; keys: string[] }[] = [
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
