/** By what the differences are gathered: whose they are, which team's, or in which flow they lie. */
import { type Grouping, groupings } from "#lib/diff/group-differences.ts";

export interface GroupingChoiceProps {
  grouping: Grouping;
  onChange: (grouping: Grouping) => void;
}

const words: Record<Grouping, string> = { owner: "Owner", lane: "Lane", flow: "Flow" };

export function GroupingChoice({ grouping, onChange }: GroupingChoiceProps) {
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="float-left text-12 text-ink-3">By</legend>
      <div className="flex rounded-r2 border border-line p-px">
        {groupings.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === grouping}
            onClick={() => onChange(name)}
            className="h-6 rounded-[5px] px-2 text-12 text-ink-2 hover:text-ink aria-pressed:bg-pressed aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:h-9"
          >
            {words[name]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
