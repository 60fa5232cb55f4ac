// @vitest-environment happy-dom
import { act, useRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useKeepFocus } from "./use-keep-focus.ts";

let root: Root;
let host: HTMLElement;

function Area({ names }: { names: readonly string[] }) {
  const area = useRef<HTMLDivElement>(null);
  useKeepFocus(area);
  return (
    <div ref={area}>
      {names.map((name) => (
        <button key={name} type="button">
          {name}
        </button>
      ))}
    </div>
  );
}

const show = (...names: string[]) =>
  act(async () => {
    root.render(<Area names={names} />);
    // What watches the document hears of it a little later.
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
const focus = (name: string) =>
  [...host.querySelectorAll("button")].find(({ textContent }) => textContent === name)?.focus();

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

it("what goes away leaves the focus to what stands in its place, the last one to the one before", async () => {
  await show("a", "b", "c");
  focus("b");
  await show("a", "c");
  expect(document.activeElement?.textContent).toBe("c");
  await show("a");
  expect(document.activeElement?.textContent).toBe("a");
});

it("what has the focus elsewhere keeps it", async () => {
  await show("a", "b");
  focus("b");
  const other = host.appendChild(document.createElement("button"));
  other.focus();
  await show("a");
  expect(document.activeElement).toBe(other);
});
