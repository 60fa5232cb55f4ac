/** What the finder shows before a thing's name: the kind of card, the line of a flow or edge, a lane. */
import { Rows3, Spline } from "lucide-react";
import { FlowMark } from "#components/inspector/flow-mark.tsx";
import { NeedsMark } from "#components/inspector/needs-mark.tsx";
import type { FoundMark } from "./findable.ts";
import { KindIcon } from "./kind-icon.tsx";

export function FoundIcon({ mark }: { mark: FoundMark }) {
  return <span className="grid w-[22px] shrink-0 place-items-center text-ink-2">{picture(mark)}</span>;
}

function picture(mark: FoundMark) {
  switch (mark.of) {
    case "card":
      return <KindIcon kind={mark.kind} size={14} />;
    case "flow":
      return <FlowMark kind={mark.kind} width={20} />;
    case "need":
      return <NeedsMark strength={mark.strength} />;
    case "edge":
      return <Spline size={14} aria-hidden />;
    case "lane":
      return <Rows3 size={14} aria-hidden />;
  }
}
