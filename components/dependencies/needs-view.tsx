/** The needs of the board beside the map: as a list, as a table of teams, or by the people on whom they rest. */
"use client";

import { Grid3x3, Rows3, UsersRound, X } from "lucide-react";
import { useEffect, useState } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useAnnounceDrawn } from "#components/board/later.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { NeedsList } from "./needs-list.tsx";
import { type LanePair, NeedsMatrix } from "./needs-matrix.tsx";
import { PeopleLoad, useAwayId } from "./people-load.tsx";
import { type Need, useNeeds } from "./use-needs.ts";

type Shape = "list" | "matrix" | "people";
const shapes = [
  { value: "list", label: "List", icon: <Rows3 aria-hidden /> },
  { value: "matrix", label: "Teams", icon: <Grid3x3 aria-hidden /> },
  { value: "people", label: "People", icon: <UsersRound aria-hidden /> },
] as const;

export function NeedsView() {
  return (
    <QueryProvider>
      <Needs />
    </QueryProvider>
  );
}

function Needs() {
  useAnnounceDrawn();
  const { board, needs, today } = useNeeds();
  const [shape, setShape] = useState<Shape>("list");
  const awayId = useAwayId();
  useEffect(() => {
    if (awayId !== undefined) setShape("people");
  }, [awayId]);
  const [pair, setPair] = useState<LanePair>();
  const shown = pair ? needs.filter((need) => isBetween(need, pair)) : needs;
  const laneName = (id: string) => board.lanes.get(id)?.name || "Untitled lane";
  const open = needs.filter(({ status }) => status !== "CONFIRMED").length;
  return (
    <div className="flex h-full flex-col bg-app">
      <div className="flex min-h-10 shrink-0 items-center gap-2 overflow-x-auto border-line border-b px-3 py-1.5">
        <Segments label="Shown as" items={shapes} value={shape} onChange={setShape} />
        {pair && shape === "list" && (
          <Button size="sm" trailingIcon={<X aria-hidden />} onClick={() => setPair(undefined)}>
            {laneName(pair.consumerId)} needs {laneName(pair.providerId)}
          </Button>
        )}
        <span className="flex-1" />
        <span className="whitespace-nowrap text-12 text-ink-2">
          <b className="font-semibold text-13 text-ink tabular-nums">{needs.length}</b> needs,{" "}
          <b className="font-semibold text-13 text-ink tabular-nums">{open}</b> not confirmed
        </span>
      </div>
      <div className="min-h-0 flex-1">
        {shape === "people" ? (
          <PeopleLoad board={board} />
        ) : needs.length === 0 ? (
          <div className="flex h-full flex-col">
            <EmptyState title="Nobody needs anything yet. Draw a need on the map from the card that needs to the one that provides." />
          </div>
        ) : shape === "matrix" ? (
          <NeedsMatrix
            board={board}
            needs={needs}
            onOpen={(next) => {
              setPair(next);
              setShape("list");
            }}
          />
        ) : (
          <NeedsList needs={shown} today={today} />
        )}
      </div>
    </div>
  );
}

const isBetween = ({ consumerLaneId, providerLaneId }: Need, { consumerId, providerId }: LanePair): boolean =>
  consumerLaneId === consumerId && providerLaneId === providerId;
