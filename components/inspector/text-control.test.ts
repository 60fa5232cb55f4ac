import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bindTextControl, type TextControl } from "./text-control.ts";

/** The behaviour of an input that matters here: setting the value puts the caret at the end. */
function fakeControl() {
  const listeners = new Map<string, Set<() => void>>();
  let value = "";
  const control = {
    selectionStart: 0 as number | null,
    selectionEnd: 0 as number | null,
    get value() {
      return value;
    },
    set value(next: string) {
      value = next;
      control.selectionStart = next.length;
      control.selectionEnd = next.length;
    },
    setSelectionRange(start: number, end: number) {
      control.selectionStart = start;
      control.selectionEnd = end;
    },
    addEventListener: (type: string, listener: () => void) =>
      void listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
    removeEventListener: (type: string, listener: () => void) => void listeners.get(type)?.delete(listener),
  } satisfies TextControl;
  const fire = (type: string) => {
    for (const listener of listeners.get(type) ?? []) listener();
  };
  const type = (at: number, text: string) => {
    control.value = control.value.slice(0, at) + text + control.value.slice(at);
    control.setSelectionRange(at + text.length, at + text.length);
    fire("input");
  };
  return {
    control,
    fire,
    type,
    listenerCount: () => [...listeners.values()].reduce((n, set) => n + set.size, 0),
  };
}

function bound(text: Y.Text) {
  const field = fakeControl();
  const binding = bindTextControl(
    {
      read: () => text.toString(),
      observe: (onChange) => {
        const handler = (event: Y.YTextEvent) => onChange(event.delta);
        text.observe(handler);
        return () => text.unobserve(handler);
      },
      edit: ({ from, to, insert }) => {
        text.doc?.transact(() => {
          text.delete(from, to - from);
          text.insert(from, insert);
        });
      },
    },
    field.control,
  );
  binding.setFocused(true);
  return { ...field, binding };
}

const textOf = (initial: string): Y.Text => {
  const text = new Y.Doc().getText("t");
  text.insert(0, initial);
  return text;
};

describe("a bound text field", () => {
  it("sends what is typed and shows what others type, with the caret kept in its word", () => {
    const text = textOf("Place order");
    const field = bound(text);
    field.control.setSelectionRange(5, 5);
    text.insert(0, "Please: ");
    expect(field.control.value).toBe("Please: Place order");
    expect(field.control.selectionStart).toBe(13);
    field.type(13, " the");
    expect(text.toString()).toBe("Please: Place the order");
  });

  it("loses no character when two people type in one text at once", () => {
    const mine = new Y.Doc();
    const theirs = new Y.Doc();
    const [a, b] = [mine.getText("t"), theirs.getText("t")];
    a.insert(0, "Pay");
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const [fieldA, fieldB] = [bound(a), bound(b)];
    for (let i = 0; i < 20; i++) {
      fieldA.type(fieldA.control.selectionEnd ?? 0, "a");
      fieldB.type(0, "b");
      if (i % 3 !== 0) continue;
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    }
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    expect(fieldA.control.value).toBe(fieldB.control.value);
    expect([...fieldA.control.value].sort().join("")).toBe(`P${"a".repeat(21)}${"b".repeat(20)}y`);
  });

  it("leaves a composition alone and merges what others typed meanwhile afterwards", () => {
    const text = textOf("注文");
    const field = bound(text);
    field.fire("compositionstart");
    field.type(2, "か");
    text.insert(0, "新");
    expect(field.control.value).toBe("注文か");
    expect(text.toString()).toBe("新注文");
    field.control.value = "注文確認";
    field.control.setSelectionRange(4, 4);
    field.fire("compositionend");
    expect(text.toString()).toBe("新注文確認");
    expect(field.control.value).toBe("新注文確認");
    expect(field.control.selectionEnd).toBe(5);
  });

  it("shows the stored text again when an edit was refused", () => {
    const text = textOf("locked");
    const field = fakeControl();
    bindTextControl({ read: () => text.toString(), observe: () => () => {}, edit: () => {} }, field.control);
    field.type(6, "!");
    expect(field.control.value).toBe("locked");
  });

  it("lets go of the field and the text", () => {
    const text = textOf("a");
    const field = bound(text);
    field.binding.destroy();
    text.insert(0, "b");
    expect(field.control.value).toBe("a");
    expect(field.listenerCount()).toBe(0);
  });
});
