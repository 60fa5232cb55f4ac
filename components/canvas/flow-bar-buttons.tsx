/** The buttons at the end of the flow bar; what they open comes later than they do. */
import { ChevronDown, ListFilter, Plus } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useColourBy } from "./use-colour-by.ts";

export interface NewFlowProps {
  hasFlows: boolean;
}

export function NewFlowButton({ hasFlows, ...rest }: ComponentPropsWithRef<"button"> & NewFlowProps) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      {...rest}
      className="tl-flow tl-new-flow"
      aria-label="New flow"
    >
      <Plus size={14} aria-hidden />
      {!hasFlows && "Add a flow"}
    </button>
  );
}

export function FilterButton({ count, ...rest }: ComponentPropsWithRef<"button"> & { count: number }) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      {...rest}
      className={classNames("tl-flow tl-filter", count > 0 && "is-on")}
      aria-label={count > 0 ? `Filter, ${count} chosen` : "Filter"}
      title="Filter"
    >
      <ListFilter size={14} aria-hidden />
      {count > 0 && <b>{count}</b>}
    </button>
  );
}

export function ColourByButton(props: ComponentPropsWithRef<"button">) {
  const by = useColourBy();
  return (
    <button type="button" aria-haspopup="menu" {...props} className="tl-flow tl-colour">
      Colour by <b>{by}</b>
      <ChevronDown size={12} aria-hidden />
    </button>
  );
}
