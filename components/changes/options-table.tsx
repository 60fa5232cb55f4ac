/** Two requests side by side, as options A and B of one decision: what each touches, costs and gives up. */
"use client";

import { Fragment, type ReactNode } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { requestPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { assessmentTexts } from "#lib/changes/change-state.ts";
import type { ChangeStanding } from "#lib/contracts/change-requests.ts";
import { assessmentWords, changeName, changeStanding } from "./change-words.ts";
import { Points } from "./points.tsx";
import { useChange } from "./use-changes.ts";

/** @param standing of option B, the request that is looked at */
export function OptionsTable({ standing, otherId }: { standing: ChangeStanding; otherId: string }) {
  const { data: other } = useChange(otherId);
  if (!other) return <Skeleton className="h-40 w-full" />;
  const options = [other, standing];
  return (
    <section aria-label="Options side by side" className="rounded-r3 bg-sunken px-3.5 py-3">
      <table className="w-full table-fixed text-left">
        <thead>
          <tr className="align-top">
            {options.map((option, at) => (
              <th key={option.request.id} scope="col" className="pr-3 pb-1 font-semibold">
                <Head standing={option} letter={at === 0 ? "A" : "B"} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cell }) => (
            <Fragment key={label}>
              <tr>
                <th scope="rowgroup" colSpan={2} className="pt-2 font-normal text-12 text-ink-3">
                  {label}
                </th>
              </tr>
              <tr className="align-top">
                {options.map((option) => (
                  <td key={option.request.id} className="whitespace-pre-wrap pr-3 [overflow-wrap:anywhere]">
                    {cell(option)}
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ standing: { request }, letter }: { standing: ChangeStanding; letter: string }) {
  const { boardId } = useBoardSession();
  const { words, tone } = changeStanding(request);
  return (
    <>
      <ViewLink
        href={requestPath(boardId, request.id)}
        isCurrent={false}
        className="block rounded-r1 [overflow-wrap:anywhere] hover:underline"
      >
        {letter}: {changeName(request)}
      </ViewLink>
      <Pill tone={tone}>{words}</Pill>
    </>
  );
}

const rows: readonly { label: string; cell: (standing: ChangeStanding) => ReactNode }[] = [
  { label: "Elements it touches", cell: ({ impact }) => impact.elements.length },
  { label: "Approvals that become stale", cell: ({ approvals }) => approvals.length },
  {
    label: "Customer risk, harm points in 1,000 journeys",
    cell: ({ impact: { risk } }) => <Points before={risk.before} after={risk.after} />,
  },
  ...assessmentTexts.map((name) => ({
    label: assessmentWords[name].label,
    cell: ({ request }: ChangeStanding) =>
      request[name] || <span className="text-ink-3">Nothing written</span>,
  })),
];
