/** A piece of a launch map, drawn beside the account forms: an illustration, hidden from screen readers. */
import {
  Database,
  Goal,
  type LucideIcon,
  MessageCircle,
  Server,
  Split,
  Square,
  TriangleAlert,
  Undo2,
  Zap,
} from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import type { NodeKind } from "#lib/board/model.ts";
import { roundedPolyline } from "#lib/canvas/rounded-polyline.ts";
import { innerLines, paddingOf, silhouette } from "#lib/canvas/silhouette.ts";
import {
  type FragmentCard,
  type FragmentEdge,
  fragmentCards,
  fragmentEdges,
  fragmentLanes,
} from "./map-fragment-content.ts";

const size = { w: 184, h: 76 };

export function MapFragment() {
  return (
    <div aria-hidden className="absolute inset-0 overflow-hidden">
      <div className="absolute inset-x-0 top-[min(50%-450px,100%-900px)] h-[900px]">
        {fragmentLanes.map((lane) => (
          <div
            key={lane.top}
            style={{ top: lane.top, height: lane.height }}
            className={`absolute inset-x-0 border-lane-line border-b ${lane.isAlternate ? "bg-lane-alt" : ""}`}
          />
        ))}
        <div className="absolute top-[70px] left-[max(0px,50%-440px)] origin-top-left scale-[1.06]">
          <svg width="1" height="1" aria-hidden className="absolute overflow-visible">
            {fragmentEdges.map((edge) => (
              <Edge key={edge.points.join()} edge={edge} />
            ))}
          </svg>
          {fragmentCards.map((card) => (
            <Card key={card.title} card={card} />
          ))}
        </div>
      </div>
    </div>
  );
}

const edgeLooks = {
  happy: { color: "var(--path-happy)", width: 3, dash: undefined },
  raises: { color: "var(--path-exception)", width: 1.75, dash: "5 4" },
  fallsBack: { color: "var(--path-fallback)", width: 1.75, dash: "9 4 1.5 4" },
  needs: { color: "var(--edge-needs-quiet)", width: 1.25, dash: undefined },
};

function Edge({ edge: { form, points } }: { edge: FragmentEdge }) {
  const look = edgeLooks[form];
  const path = roundedPolyline(points.map(([x, y]) => ({ x, y })));
  const [first, end, before] = [points[0], points.at(-1), points.at(-2)];
  if (!first || !end || !before) return null;
  const turn = (Math.atan2(end[1] - before[1], end[0] - before[0]) * 180) / Math.PI;
  const place = `translate(${end[0]} ${end[1]}) rotate(${turn})`;
  return (
    <g fill="none" strokeLinecap="round">
      <path d={path} stroke="var(--surface-canvas)" strokeWidth={7} />
      <path d={path} stroke={look.color} strokeWidth={look.width} strokeDasharray={look.dash} />
      {form === "needs" ? (
        <>
          <circle cx={first[0]} cy={first[1]} r={2.4} fill={look.color} />
          <path
            d="M.5-4.5a4.5 4.5 0 0 0 0 9"
            transform={place}
            fill="var(--surface-canvas)"
            stroke={look.color}
            strokeWidth={1.25}
          />
        </>
      ) : (
        <path d="M-8-4.6L0 0L-8 4.6Q-6.6 0-8-4.6Z" transform={place} fill={look.color} />
      )}
    </g>
  );
}

type DrawnKind = FragmentCard["kind"];
const kindLooks: Record<DrawnKind, { icon: LucideIcon; fill: string; stroke: string; ink: string }> = {
  STEP: { icon: Square, fill: "var(--surface-card)", stroke: "var(--border-card)", ink: "var(--kind-step)" },
  DECISION: {
    icon: Split,
    fill: "var(--surface-card)",
    stroke: "var(--border-control)",
    ink: "var(--kind-decision)",
  },
  EXCEPTION: {
    icon: Zap,
    fill: "var(--path-exception-bg)",
    stroke: "var(--path-exception)",
    ink: "var(--path-exception-text)",
  },
  FALLBACK: {
    icon: Undo2,
    fill: "var(--path-fallback-bg)",
    stroke: "var(--path-fallback)",
    ink: "var(--path-fallback-text)",
  },
  SYSTEM: {
    icon: Server,
    fill: "var(--kind-system-bg)",
    stroke: "var(--kind-system)",
    ink: "var(--kind-system)",
  },
  DATA_ASSET: {
    icon: Database,
    fill: "var(--kind-data-bg)",
    stroke: "var(--kind-data)",
    ink: "var(--kind-data)",
  },
};

function Card({ card }: { card: FragmentCard }) {
  const look = kindLooks[card.kind];
  const Icon = look.icon;
  const padding = paddingOf(card.kind);
  return (
    <div
      className="absolute h-[76px] w-[184px]"
      style={{ left: card.x, top: card.y, padding: `${padding.top}px ${padding.side}px 0` }}
    >
      <Outline kind={card.kind} fill={look.fill} stroke={look.stroke} />
      {card.selectedBy && <RemoteSelection {...card.selectedBy} />}
      <div className="relative flex gap-1.5 text-13 leading-4">
        <Icon size={13} strokeWidth={2} className="mt-0.5 shrink-0" style={{ color: look.ink }} />
        <span className="line-clamp-2 font-[560] tracking-[-0.012em]">{card.title}</span>
      </div>
      <div
        className="absolute inset-x-0 bottom-2 flex items-center gap-[5px] text-11 text-ink-2 tracking-[-0.01em]"
        style={{ paddingInline: padding.side }}
      >
        <Avatar name={card.owner.name} color={card.owner.color} size={18} isDecorative />
        <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
          <Goal size={11} strokeWidth={2} className="text-ink-3" />
          {card.from}
          <span className="text-ink-3">→</span>
          {card.to}
        </span>
        {card.impact && <Impact {...card.impact} />}
      </div>
      {card.mark === "gap" && (
        <span className="absolute -top-2 right-2 inline-flex h-[18px] items-center rounded-full border border-at-risk bg-at-risk-bg px-[5px] text-at-risk-text shadow-[0_0_0_2px_var(--surface-canvas)]">
          <TriangleAlert size={11} strokeWidth={2.2} />
        </span>
      )}
      {card.mark === "comment" && (
        <span className="absolute -top-[9px] left-2.5 inline-flex h-[18px] items-center gap-[3px] rounded-full border border-line-2 bg-raised px-[5px] font-semibold text-11 text-ink-2 shadow-[0_0_0_2px_var(--surface-canvas)]">
          <MessageCircle size={11} strokeWidth={2.2} />1
        </span>
      )}
    </div>
  );
}

function Outline({ kind, fill, stroke }: { kind: NodeKind; fill: string; stroke: string }) {
  const inner = innerLines(kind, size);
  return (
    <svg
      width={size.w}
      height={size.h}
      aria-hidden
      className="absolute inset-0 overflow-visible [filter:drop-shadow(var(--shadow-card))]"
    >
      <path
        d={silhouette(kind, size)}
        fill={fill}
        stroke={stroke}
        strokeDasharray={kind === "EXCEPTION" ? "5 3" : undefined}
      />
      {inner && <path d={inner} fill="none" stroke={stroke} />}
    </svg>
  );
}

function RemoteSelection({ name, color }: { name: string; color: number }) {
  const paint = `var(--p-${color})`;
  return (
    <>
      <span className="absolute -inset-1 rounded-[11px]" style={{ boxShadow: `0 0 0 1.75px ${paint}` }} />
      <span
        className="absolute -top-[23px] -left-1.5 h-[17px] rounded-[4px_4px_4px_0] px-1.5 font-medium text-11 text-white leading-[17px]"
        style={{ background: paint }}
      >
        {name}
      </span>
    </>
  );
}

/** Four bars in the colour of a risk level from 1 to 6. */
function Impact({ level, text }: { level: number; text: string }) {
  return (
    <span className="ml-auto inline-flex items-end gap-1 font-semibold text-ink">
      <svg width={14} height={12} viewBox="0 0 14 12" aria-hidden>
        {[0, 1, 2, 3].map((bar) => {
          const isOn = (level / 6) * 4 > bar;
          return (
            <rect
              key={bar}
              x={bar * 3.6}
              y={9 - bar * 3}
              width={2.6}
              height={3 + bar * 3}
              rx={0.8}
              fill={isOn ? `var(--risk-${level})` : "none"}
              stroke={isOn ? (level < 4 ? "var(--text-3)" : "none") : "var(--border-control)"}
              strokeWidth={0.7}
            />
          );
        })}
      </svg>
      {text}
    </span>
  );
}
