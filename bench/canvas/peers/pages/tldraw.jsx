// tldraw as its first example has it: cards are rectangles with their title, edges are arrows bound to them.
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { createShapeId, Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";
import { createRoot } from "react-dom/client";
import { loadGraph, ready, remotely } from "./page.js";

const graph = await loadGraph();
const assetUrls = getAssetUrls({ baseUrl: "/tldraw-assets" });
const idOf = (id) => createShapeId(id);

function fill(editor) {
  editor.createShapes(
    graph.cards.map(({ id, x, y, w, h, title }) => ({
      id: idOf(id),
      type: "geo",
      x,
      y,
      props: {
        w,
        h,
        geo: "rectangle",
        fill: "solid",
        size: "s",
        font: "sans",
        dash: "solid",
        richText: toRichText(title),
      },
    })),
  );
  editor.createShapes(
    graph.edges.map(({ id, label }) => ({
      id: idOf(id),
      type: "arrow",
      props: { size: "s", font: "sans", dash: "solid", richText: toRichText(label) },
    })),
  );
  const end = (terminal, y) => ({
    terminal,
    normalizedAnchor: { x: terminal === "start" ? 1 : 0, y },
    isExact: false,
    isPrecise: false,
  });
  editor.createBindings(
    graph.edges.flatMap(({ id, source, target }) => [
      { type: "arrow", fromId: idOf(id), toId: idOf(source), props: end("start", 0.5) },
      { type: "arrow", fromId: idOf(id), toId: idOf(target), props: end("end", 0.5) },
    ]),
  );
  editor.zoomToFit();
  window.bench = {
    view: () => {
      const { x, y, z } = editor.getCamera();
      return { x: x * z, y: y * z, zoom: z };
    },
    fit: () => editor.zoomToFit(),
    zoomTo: (zoom) => {
      const { x, y } = editor.getViewportPageBounds().center;
      editor.setCamera({ x: 0, y: 0, z: zoom });
      editor.centerOnPoint({ x, y });
    },
    remote: remotely(graph.cards, (moves) =>
      editor.store.mergeRemoteChanges(() =>
        editor.updateShapes(moves.map(({ id, x, y }) => ({ id: idOf(id), type: "geo", x, y }))),
      ),
    ),
  };
  ready();
}

document.body.insertAdjacentHTML("beforeend", '<div id="root"></div>');
createRoot(document.getElementById("root")).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Tldraw assetUrls={assetUrls} onMount={fill} options={{ maxShapesPerPage: 100_000 }} />
  </div>,
);
