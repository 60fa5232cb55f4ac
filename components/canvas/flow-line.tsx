/** The line of a flow as a sign: the same form as on the map. */
import { classNames } from "#components/ui/class-names.ts";
import type { FlowKind } from "#lib/board/model.ts";

const looks: Record<FlowKind, string> = {
  HAPPY: "is-happy",
  EXCEPTION: "is-raises",
  FALLBACK: "is-falls-back",
  RECOVERY: "is-falls-back",
};

export function FlowLine({ kind }: { kind: FlowKind }) {
  return (
    <svg className={classNames("tl-edge tl-sample", looks[kind])} width="26" height="8" aria-hidden="true">
      <path d="M1.5 4H24.5" className="tl-line" />
    </svg>
  );
}
