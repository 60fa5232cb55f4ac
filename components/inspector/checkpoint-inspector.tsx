/** Everything about one checkpoint, apart from the elements that use it. */
"use client";

import { Goal } from "lucide-react";
import { ThreadsSection } from "#components/comments/threads-section.tsx";
import type { Checkpoint } from "#lib/board/model.ts";
import { CheckpointFields } from "./checkpoint-section.tsx";
import { InspectorHeader } from "./inspector-header.tsx";

export function CheckpointInspector({ checkpoint }: { checkpoint: Checkpoint }) {
  return (
    <>
      <InspectorHeader
        icon={<Goal size={13} strokeWidth={2} aria-hidden />}
        kind="Checkpoint"
        removeIds={[checkpoint.id]}
        removeLabel={`Deleted the checkpoint “${checkpoint.metric}”`}
      >
        <h2 className="sr-only">{checkpoint.metric || "Checkpoint without a metric"}</h2>
      </InspectorHeader>
      <div className="px-3.5 pb-2.5">
        <CheckpointFields checkpoint={checkpoint} />
      </div>
      <ThreadsSection type="CHECKPOINT" id={checkpoint.id} />
    </>
  );
}
