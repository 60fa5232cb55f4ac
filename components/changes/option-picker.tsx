/** What the draft is compared with: the board it was made from, or another draft, as options A and B of one decision. */
"use client";

import { useBoardSession } from "#components/board/board-session.tsx";
import { requestPath } from "#components/board/board-view.ts";
import { Select } from "#components/ui/select.tsx";
import { changeKey } from "#lib/changes/change-state.ts";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";
import { changeName } from "./change-words.ts";

export interface OptionPickerProps {
  request: ChangeRequest;
  other: ChangeRequest | undefined;
  requests: readonly ChangeRequest[];
}

const theBoard = "board";

export function OptionPicker({ request, other, requests }: OptionPickerProps) {
  const { boardId } = useBoardSession();
  const others = requests.filter(({ id }) => id !== request.id);
  const choose = (id: string) =>
    window.history.replaceState(
      null,
      "",
      `${requestPath(boardId, request.id)}${id === theBoard ? "" : `&with=${id}`}`,
    );
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-4 py-2">
      <h3 className="font-semibold">
        {other
          ? `Option A ${changeKey(other.n)}, option B ${changeKey(request.n)}`
          : "What the draft changes"}
      </h3>
      {others.length > 0 && (
        <Select
          label="Compare with"
          isLabelHidden
          appearance="chip"
          className="ml-auto w-64 max-md:w-full"
          value={other?.id ?? theBoard}
          options={[
            { value: theBoard, label: "Compared with the board" },
            ...others.map((one) => ({ value: one.id, label: `Compared with ${changeName(one)}` })),
          ]}
          onChange={choose}
        />
      )}
    </div>
  );
}
