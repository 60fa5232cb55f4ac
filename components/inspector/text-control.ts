/**
 * Ties a text field of the page to a shared text, both ways: what is typed becomes minimal edits, what others
 * type appears under the caret without moving it, and an input method's composition is never disturbed.
 */
import {
  type DeltaStep,
  diffText,
  editToDelta,
  mapIndex,
  rebaseEdit,
  type TextEdit,
} from "./text-binding.ts";

export interface TextSource {
  read(): string;
  /** Called after each change of the text, own ones too; null when the text was replaced as a whole. */
  observe(onChange: (delta: readonly DeltaStep[] | null) => void): () => void;
  edit(edit: TextEdit): void;
}

/** The part of an input or textarea that is needed here. */
export interface TextControl {
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

export interface TextControlBinding {
  /** True while the person is in the field; only then is the caret theirs to keep. */
  setFocused(isFocused: boolean): void;
  destroy(): void;
}

export function bindTextControl(source: TextSource, control: TextControl): TextControlBinding {
  /** What the field shows of the shared text: the base of the next edit. */
  let shown = source.read();
  let isFocused = false;
  /** Changes by others since the composition began; null outside a composition. */
  let heldBack: (readonly DeltaStep[])[] | null = null;
  control.value = shown;

  function handleInput() {
    if (heldBack) return;
    const edit = diffText(shown, control.value, control.selectionEnd ?? undefined);
    if (!edit) return;
    shown = control.value;
    source.edit(edit);
    if (source.read() !== control.value) show(source.read(), null);
  }

  function handleCompositionEnd() {
    const missed = heldBack ?? [];
    heldBack = null;
    const edit = diffText(shown, control.value, control.selectionEnd ?? undefined);
    const moved = edit && rebaseEdit(edit, missed);
    if (missed.length === 0) {
      handleInput();
      return;
    }
    const caret = moved ? moved.from + moved.insert.length : control.selectionEnd;
    if (moved) source.edit(moved);
    show(source.read(), null);
    if (isFocused && caret !== null) control.setSelectionRange(caret, caret);
  }

  function handleChange(delta: readonly DeltaStep[] | null) {
    const current = source.read();
    if (heldBack) heldBack.push(delta ?? replacement(shown, current));
    else if (current === control.value) shown = current;
    else show(current, delta ?? replacement(shown, current));
  }

  function show(text: string, delta: readonly DeltaStep[] | null) {
    const { selectionStart, selectionEnd } = control;
    const steps = delta ?? replacement(control.value, text);
    control.value = text;
    shown = text;
    if (!isFocused || selectionStart === null || selectionEnd === null) return;
    control.setSelectionRange(mapIndex(selectionStart, steps), mapIndex(selectionEnd, steps));
  }

  const handleCompositionStart = () => {
    heldBack ??= [];
  };
  const listeners = [
    ["input", handleInput],
    ["compositionstart", handleCompositionStart],
    ["compositionend", handleCompositionEnd],
  ] as const;
  for (const [type, listener] of listeners) control.addEventListener(type, listener);
  const stopObserving = source.observe(handleChange);
  return {
    setFocused(next) {
      isFocused = next;
    },
    destroy() {
      stopObserving();
      for (const [type, listener] of listeners) control.removeEventListener(type, listener);
    },
  };
}

function replacement(before: string, after: string): DeltaStep[] {
  const edit = diffText(before, after);
  return edit ? editToDelta(edit) : [];
}
