// The floor: one canvas, no framework, no document. Draws only what is in view, batched by look, only when something
// changed; from afar cards are rectangles and edges plain lines.
import { loadGraph, ready, remotely } from "./page.js";

const farBelow = 0.35;
const graph = await loadGraph();
const cards = graph.cards.map((card) => ({ ...card }));
const byId = new Map(cards.map((card) => [card.id, card]));
const edges = graph.edges.map(({ source, target, label }) => ({
  from: byId.get(source),
  to: byId.get(target),
  label,
}));
const canvas = document.createElement("canvas");
canvas.style.cssText = "position:fixed;inset:0;touch-action:none";
document.body.append(canvas);
const context = canvas.getContext("2d");
let camera = { x: 0, y: 0, zoom: 1 };
let selected = new Set();
let frame;
let press;
let marquee;

const schedule = () => {
  if (frame === undefined) frame = requestAnimationFrame(draw);
};

function draw() {
  frame = undefined;
  const { x, y, zoom } = camera;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(zoom, 0, 0, zoom, x, y);
  const view = {
    left: -x / zoom,
    top: -y / zoom,
    right: (innerWidth - x) / zoom,
    bottom: (innerHeight - y) / zoom,
  };
  const isFar = zoom < farBelow;
  drawEdges(view, isFar, zoom);
  const seen = cards.filter(
    (card) =>
      card.x < view.right &&
      card.x + card.w > view.left &&
      card.y < view.bottom &&
      card.y + card.h > view.top,
  );
  if (isFar) drawFarCards(seen, zoom);
  else for (const card of seen) drawCard(card);
  context.strokeStyle = "#3b5bdb";
  context.lineWidth = 2 / zoom;
  context.beginPath();
  for (const card of seen)
    if (selected.has(card)) context.rect(card.x - 4, card.y - 4, card.w + 8, card.h + 8);
  context.stroke();
  if (marquee) context.strokeRect(marquee.x, marquee.y, marquee.w, marquee.h);
}

function drawEdges(view, isFar, zoom) {
  const drawn = [];
  context.beginPath();
  for (const edge of edges) {
    const { from, to } = edge;
    const [x1, y1, x2, y2] = [from.x + from.w, from.y + from.h / 2, to.x, to.y + to.h / 2];
    if (Math.min(x1, x2) > view.right || Math.max(x1, x2) < view.left) continue;
    if (Math.min(y1, y2) > view.bottom || Math.max(y1, y2) < view.top) continue;
    const middle = (x1 + x2) / 2;
    context.moveTo(x1, y1);
    if (isFar) {
      context.lineTo(middle, y1);
      context.lineTo(middle, y2);
      context.lineTo(x2, y2);
      continue;
    }
    context.arcTo(middle, y1, middle, y2, 8);
    context.arcTo(middle, y2, x2, y2, 8);
    context.lineTo(x2, y2);
    context.moveTo(x2 - 8, y2 - 4);
    context.lineTo(x2, y2);
    context.lineTo(x2 - 8, y2 + 4);
    drawn.push({ label: edge.label, x: middle, y: (y1 + y2) / 2 });
  }
  context.strokeStyle = "#8a94a6";
  context.lineWidth = isFar ? 1.25 / zoom : 1.75;
  context.stroke();
  context.font = "500 11px sans-serif";
  for (const { label, x, y } of drawn) {
    const w = label.length * 6 + 10;
    context.fillStyle = "#f6f7f9";
    context.fillRect(x - w / 2, y - 8, w, 16);
    context.fillStyle = "#4b5565";
    context.fillText(label, x - w / 2 + 5, y + 4);
  }
}

function drawFarCards(seen, zoom) {
  context.beginPath();
  for (const { x, y, w, h } of seen) context.rect(x, y, w, h);
  context.fillStyle = "#ffffff";
  context.fill();
  context.strokeStyle = "#c3cad6";
  context.lineWidth = 0.8 / zoom;
  context.stroke();
}

function drawCard({ x, y, w, h, title, initials, color, chip }) {
  context.beginPath();
  context.roundRect(x, y, w, h, 10);
  context.fillStyle = "#ffffff";
  context.fill();
  context.strokeStyle = "#c3cad6";
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = "#1c2430";
  context.font = "560 13px sans-serif";
  context.fillText(title, x + 31, y + 24);
  context.fillStyle = "#6d28d9";
  context.fillRect(x + 12, y + 13, 13, 13);
  context.beginPath();
  context.arc(x + 21, y + 63, 9, 0, 7);
  context.fillStyle = color;
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = "600 8px sans-serif";
  context.fillText(initials, x + 16, y + 66);
  context.fillStyle = "#4b5565";
  context.font = "400 11px sans-serif";
  context.fillText(chip, x + 48, y + 67);
}

const toBoard = ({ clientX, clientY }) => ({
  x: (clientX - camera.x) / camera.zoom,
  y: (clientY - camera.y) / camera.zoom,
});
const zoomTo = (zoom, at = { x: innerWidth / 2, y: innerHeight / 2 }) => {
  camera = {
    x: at.x - ((at.x - camera.x) / camera.zoom) * zoom,
    y: at.y - ((at.y - camera.y) / camera.zoom) * zoom,
    zoom,
  };
  schedule();
};
const fit = () => {
  const zoom = Math.min((innerWidth - 80) / graph.width, (innerHeight - 80) / graph.height, 1);
  camera = { x: (innerWidth - graph.width * zoom) / 2, y: (innerHeight - graph.height * zoom) / 2, zoom };
  schedule();
};

addEventListener("resize", size);
function size() {
  canvas.width = innerWidth;
  canvas.height = innerHeight;
  schedule();
}
canvas.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    if (event.ctrlKey)
      zoomTo(camera.zoom * 2 ** (-event.deltaY * 0.002), { x: event.clientX, y: event.clientY });
    else camera = { ...camera, x: camera.x - event.deltaX, y: camera.y - event.deltaY };
    schedule();
  },
  { passive: false },
);
canvas.addEventListener("pointerdown", (event) => {
  const at = toBoard(event);
  const card = cards.findLast(({ x, y, w, h }) => at.x >= x && at.x <= x + w && at.y >= y && at.y <= y + h);
  if (card && !selected.has(card)) selected = new Set([card]);
  press = { at, card, places: [...selected].map((moved) => ({ moved, x: moved.x, y: moved.y })) };
});
addEventListener("pointermove", (event) => {
  if (!press) return;
  const at = toBoard(event);
  if (press.card) {
    for (const { moved, x, y } of press.places) {
      moved.x = x + at.x - press.at.x;
      moved.y = y + at.y - press.at.y;
    }
  } else {
    const [x, y] = [Math.min(at.x, press.at.x), Math.min(at.y, press.at.y)];
    marquee = { x, y, w: Math.abs(at.x - press.at.x), h: Math.abs(at.y - press.at.y) };
    selected = new Set(
      cards.filter(
        (card) =>
          card.x < x + marquee.w && card.x + card.w > x && card.y < y + marquee.h && card.y + card.h > y,
      ),
    );
  }
  schedule();
});
addEventListener("pointerup", () => {
  press = undefined;
  marquee = undefined;
  schedule();
});

size();
fit();
ready();
window.bench = {
  view: () => camera,
  fit,
  zoomTo: (zoom) => zoomTo(zoom),
  remote: remotely(graph.cards, (moves) => {
    for (const { id, x, y } of moves) Object.assign(byId.get(id), { x, y });
    schedule();
  }),
};
