// @vitest-environment happy-dom
import { act, Profiler } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BoardSessionProvider } from "#components/board/board-session.tsx";
import { sampleCanvas } from "#tests/support/sample-canvas.ts";
import { CanvasProvider } from "./canvas-context.tsx";
import { Card } from "./card.tsx";

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

/** All cards of the sample, each under a profiler that counts its renders. */
async function mountSample() {
  const { canvas, session } = sampleCanvas();
  const { scene } = canvas;
  const renders = new Map<string, number>();
  const count = (id: string) => void renders.set(id, (renders.get(id) ?? 0) + 1);
  const stop = scene.start();
  await act(async () =>
    root.render(
      <BoardSessionProvider session={session}>
        <CanvasProvider canvas={canvas}>
          {[...scene.get().cards.keys()].map((id) => (
            <Profiler key={id} id={id} onRender={count}>
              <Card id={id} />
            </Profiler>
          ))}
        </CanvasProvider>
      </BoardSessionProvider>,
    ),
  );
  const renderedBy = async (change: () => void) => {
    renders.clear();
    await act(async () => {
      change();
      scene.flush();
    });
    return [...renders.keys()].sort();
  };
  return { canvas, commands: session.commands, renderedBy, stop };
}

describe("the cards of a map", () => {
  it("render one of 32 when one title changes", async () => {
    const { commands, renderedBy, stop } = await mountSample();
    expect(host.querySelectorAll(".tl-card")).toHaveLength(32);
    const rendered = await renderedBy(() => commands.setText("nodes", "s3", "title", "Enter voucher"));
    expect(rendered).toEqual(["s3"]);
    expect(host.querySelector('[data-card="s3"]')?.textContent).toContain("Enter voucher");
    stop();
  });

  it("render none when a card only moves", async () => {
    const { commands, renderedBy, stop } = await mountSample();
    expect(await renderedBy(() => commands.moveNodes([{ id: "y6", x: 1700, y: 9 }]))).toEqual([]);
    stop();
  });

  it("render the two that a selection leaves and enters", async () => {
    const { canvas, renderedBy, stop } = await mountSample();
    await renderedBy(() => canvas.actions.select(["s1"]));
    expect(await renderedBy(() => canvas.actions.select(["s2"]))).toEqual(["s1", "s2"]);
    stop();
  });

  it("show owner, checkpoint, and what is missing", async () => {
    const { stop } = await mountSample();
    const place = host.querySelector('[data-card="s6"]');
    expect(place?.textContent).toContain("99.2→99.95 %");
    expect(host.querySelector('[data-card="x5"]')?.textContent).toContain("No checkpoint");
    stop();
  });
});
