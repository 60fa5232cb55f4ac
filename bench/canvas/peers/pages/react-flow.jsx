// React Flow as its first example has it: all cards and edges in its state, a custom node, labelled edges, minimap,
// background and controls. Only what the comparison needs differs: it may zoom out, and the wheel pans.
import {
  Background,
  Controls,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { loadGraph, ready, remotely } from "./page.js";

const graph = await loadGraph();

function Card({ data: { title, initials, color, chip } }) {
  return (
    <div className="card">
      <Handle type="target" position={Position.Left} />
      <div className="title">
        <span className="badge" />
        {title}
      </div>
      <div className="meta">
        <span className="avatar" style={{ background: color }}>
          {initials}
        </span>
        <span className="chip">{chip}</span>
      </div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}
const nodeTypes = { card: Card };
const firstNodes = graph.cards.map(({ id, x, y, ...data }) => ({
  id,
  type: "card",
  position: { x, y },
  data,
}));
const firstEdges = graph.edges.map(({ id, source, target, label }) => ({ id, source, target, label }));

function App() {
  const [nodes, setNodes, onNodesChange] = useNodesState(firstNodes);
  const [edges, , onEdgesChange] = useEdgesState(firstEdges);
  useEffect(() => {
    window.bench.remote = remotely(graph.cards, (moves) => {
      const places = new Map(moves.map(({ id, x, y }) => [id, { x, y }]));
      setNodes((now) =>
        now.map((node) => (places.has(node.id) ? { ...node, position: places.get(node.id) } : node)),
      );
    });
  }, [setNodes]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      nodeTypes={nodeTypes}
      minZoom={0.02}
      panOnScroll
      selectionMode="partial"
      fitView
      onInit={(flow) => {
        Object.assign(window.bench, {
          view: () => flow.getViewport(),
          fit: () => flow.fitView(),
          zoomTo: (zoom) => flow.zoomTo(zoom),
        });
        const wait = () => {
          const drawn = document.querySelectorAll(".react-flow__edge").length;
          if (drawn >= graph.edges.length) ready();
          else requestAnimationFrame(wait);
        };
        wait();
      }}
    >
      <Background />
      <Controls />
      <MiniMap />
    </ReactFlow>
  );
}

const style = `
  .card { width: 200px; height: 80px; box-sizing: border-box; padding: 10px 12px; background: #fff; border: 1px solid #c3cad6; border-radius: 10px; font: 560 13px sans-serif }
  .title { display: flex; gap: 6px; align-items: center }
  .badge { width: 13px; height: 13px; background: #6d28d9; border-radius: 3px }
  .meta { display: flex; gap: 6px; align-items: center; margin-top: 18px; font: 400 11px sans-serif }
  .avatar { width: 18px; height: 18px; border-radius: 9px; color: #fff; font: 600 8px/18px sans-serif; text-align: center }
  .chip { border: 1px solid #dfe3ea; border-radius: 6px; padding: 1px 5px }
`;

window.bench = {};
document.body.insertAdjacentHTML("beforeend", `<style>${style}</style><div id="root"></div>`);
createRoot(document.getElementById("root")).render(<App />);
