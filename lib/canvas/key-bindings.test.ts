import { describe, expect, it } from "vitest";
import { actionOf, type KeyPress, keyBindings } from "./key-bindings.ts";
import { keyWords } from "./key-words.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("the keys of the map", () => {
  it("tell plain letters from chords", () => {
    expect(actionOf(press("n"))).toBe("new-card");
    expect(actionOf(press("a"))).toBe("connect");
    expect(actionOf(press("a", { ctrlKey: true }))).toBe("select-all");
    expect(actionOf(press("n", { ctrlKey: true }))).toBeUndefined();
    expect(actionOf(press("q"))).toBeUndefined();
  });

  it("take undo and redo in both customs, with Ctrl or ⌘", () => {
    expect(actionOf(press("z", { metaKey: true }))).toBe("undo");
    expect(actionOf(press("Z", { ctrlKey: true, shiftKey: true }))).toBe("redo");
    expect(actionOf(press("y", { ctrlKey: true }))).toBe("redo");
  });

  it("match digits by place, whatever Shift prints there", () => {
    expect(actionOf(press("!", { code: "Digit1", shiftKey: true }))).toBe("fit");
    expect(actionOf(press("=", { code: "Digit0", shiftKey: true }))).toBe("zoom-100");
    expect(actionOf(press("0", { code: "Digit0", ctrlKey: true }))).toBe("zoom-100");
  });

  it("match brackets by place, but never take the + of other keyboards", () => {
    expect(actionOf(press("]", { code: "BracketRight" }))).toBe("forward");
    expect(actionOf(press("ü", { code: "BracketLeft" }))).toBe("backward");
    expect(actionOf(press("‘", { code: "BracketRight", altKey: true }))).toBe("front");
    expect(actionOf(press("“", { code: "BracketLeft", altKey: true }))).toBe("back");
    expect(actionOf(press("+", { code: "BracketRight" }))).toBe("zoom-in");
  });

  it("give the arrows their five meanings", () => {
    expect(actionOf(press("ArrowLeft"))).toBe("arrow");
    expect(actionOf(press("ArrowLeft", { shiftKey: true }))).toBe("arrow-far");
    expect(actionOf(press("ArrowLeft", { ctrlKey: true }))).toBe("create-connected");
    expect(actionOf(press("ArrowLeft", { ctrlKey: true, shiftKey: true }))).toBe("choose-connected");
    expect(actionOf(press("ArrowLeft", { altKey: true }))).toBe("walk");
  });

  it("open help, menu and details", () => {
    expect(actionOf(press("Enter", { altKey: true }))).toBe("details");
    expect(actionOf(press("?", { shiftKey: true }))).toBe("help");
    expect(actionOf(press("F10", { shiftKey: true }))).toBe("menu");
  });

  it("have one line of help each", () => {
    expect(keyWords.map(({ action }) => action).toSorted()).toEqual(
      keyBindings.map(({ action }) => action).toSorted(),
    );
    for (const { label, keys } of keyWords) expect(label.length * keys.length).toBeGreaterThan(0);
  });
});
