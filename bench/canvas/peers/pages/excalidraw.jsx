// Excalidraw as its first example has it: cards are rectangles with their title, edges are arrows bound to them.
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createRoot } from "react-dom/client";
import { loadGraph, ready, remotely } from "./page.js";

window.EXCALIDRAW_ASSET_PATH = "/excalidraw-assets/";
const graph = await loadGraph();
const byId = new Map(graph.cards.map((card) => [card.id, card]));

const skeletons = [
  ...graph.cards.map(({ id, x, y, w, h, title }) => ({
    type: "rectangle",
    id,
    x,
    y,
    width: w,
    height: h,
    backgroundColor: "#ffffff",
    roughness: 0,
    label: { text: title, fontSize: 16 },
  })),
  ...graph.edges.map(({ id, source, target, label }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    const [x, y] = [from.x + from.w, from.y + from.h / 2];
    return {
      type: "arrow",
      id,
      x,
      y,
      width: to.x - x,
      height: to.y + to.h / 2 - y,
      roughness: 0,
      label: { text: label, fontSize: 12 },
      start: { id: source },
      end: { id: target },
    };
  }),
];

function fill(api) {
  api.updateScene({ elements: convertToExcalidrawElements(skeletons, { regenerateIds: false }) });
  const fit = () => api.scrollToContent(api.getSceneElements(), { fitToContent: true, animate: false });
  fit();
  window.bench = {
    view: () => {
      const { scrollX, scrollY, zoom } = api.getAppState();
      return { x: scrollX * zoom.value, y: scrollY * zoom.value, zoom: zoom.value };
    },
    fit,
    zoomTo: (value) => {
      const { scrollX, scrollY, zoom } = api.getAppState();
      const shift = (size) => (size / 2) * (1 / value - 1 / zoom.value);
      api.updateScene({
        appState: {
          zoom: { value },
          scrollX: scrollX + shift(innerWidth),
          scrollY: scrollY + shift(innerHeight),
        },
      });
    },
    remote: remotely(graph.cards, (moves) => {
      const places = new Map(moves.map((move) => [move.id, move]));
      const elements = api.getSceneElements().map((element) => {
        const place = places.get(element.id);
        return place ? { ...element, x: place.x, y: place.y, version: element.version + 1 } : element;
      });
      api.updateScene({ elements });
    }),
  };
  // Its own state is set a moment after.
  setTimeout(ready, 0);
}

document.body.insertAdjacentHTML("beforeend", '<div id="root"></div>');
createRoot(document.getElementById("root")).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Excalidraw excalidrawAPI={fill} />
  </div>,
);
