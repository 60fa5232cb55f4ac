/** Every need of the board with how it stands, as it is drawn and answered now. */
"use client";

import { useMemo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { titleOrKind } from "#components/board/domain-words.ts";
import { sameMeaning } from "#components/board/same-meaning.ts";
import { useResponses } from "#components/inspector/use-responses.ts";
import type { Board, BoardEdge } from "#lib/board/model.ts";
import { type NeedStatus, needStatus } from "#lib/dependencies/need-status.ts";

export interface Need {
  readonly edge: BoardEdge;
  readonly consumer: string;
  readonly provider: string;
  readonly consumerLaneId: string | undefined;
  readonly providerLaneId: string | undefined;
  readonly ownerName: string | undefined;
  readonly promisedBy: string | undefined;
  readonly status: NeedStatus;
}

export function useNeeds(): { board: Board; needs: readonly Need[]; today: string } {
  const board = useBoard(wholeBoard, sameMeaning);
  const responses = useResponses();
  const today = dayOf(new Date());
  const needs = useMemo(
    () =>
      [...board.edges.values()]
        .filter(({ cls }) => cls === "DEPENDENCY")
        .flatMap((edge): Need[] => {
          const consumer = board.nodes.get(edge.sourceId);
          const provider = board.nodes.get(edge.targetId);
          if (!consumer || !provider) return [];
          const response = responses.get(edge.id);
          const answer = response?.isCurrent ? response : undefined;
          return [
            {
              edge,
              consumer: titleOrKind(consumer),
              provider: titleOrKind(provider),
              consumerLaneId: consumer.laneId,
              providerLaneId: provider.laneId,
              ownerName: edge.ownerId === undefined ? undefined : board.people.get(edge.ownerId)?.name,
              promisedBy: answer?.promisedBy ?? undefined,
              status: needStatus(edge, answer, today),
            },
          ];
        }),
    [board, responses, today],
  );
  return { board, needs, today };
}

const wholeBoard = (board: Board): Board => board;
