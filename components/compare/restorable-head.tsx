/**
 * The first line of a difference, or of a flow's differences, with the way back to the earlier state: asked in place
 * below the line, so that what differs stays in sight.
 */
"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useRef, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { restoreSnapshot } from "#components/snapshots/snapshots-api.ts";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.tsx";
import { comparisonKey } from "./compare-api.ts";
import { type RestorablePart, restoredWords, restoreLabel, restoreQuestion } from "./restore-words.ts";

/** The snapshot that parts of the live board can be brought back to. */
export interface RestoreSource {
  boardId: string;
  snapshotId: string;
  label: string;
}

export interface RestorableHeadProps {
  /** Null where nothing can be restored. */
  source: RestoreSource | null;
  part: RestorablePart;
  className: string;
  children: ReactNode;
}

export function RestorableHead({ source, part, className, children }: RestorableHeadProps) {
  const [isAsking, setIsAsking] = useState(false);
  const panelId = useId();
  if (!source) return <div className={className}>{children}</div>;
  return (
    <>
      <div className={className}>
        {children}
        <Button
          variant="ghost"
          size="sm"
          aria-label={`${restoreLabel(part)}: ${part.name}`}
          aria-expanded={isAsking}
          aria-controls={isAsking ? panelId : undefined}
          onClick={() => setIsAsking(!isAsking)}
        >
          {restoreLabel(part)}
        </Button>
      </div>
      {isAsking && (
        <RestoreQuestion id={panelId} source={source} part={part} onClose={() => setIsAsking(false)} />
      )}
    </>
  );
}

interface RestoreQuestionProps {
  id: string;
  source: RestoreSource;
  part: RestorablePart;
  onClose: () => void;
}

function RestoreQuestion({ id, source, part, onClose }: RestoreQuestionProps) {
  const panel = useRef<HTMLFieldSetElement>(null);
  const restore = useRestorePart(source, part, () => {
    // The row goes when it no longer differs: the list keeps the focus.
    panel.current?.closest("section")?.focus();
    onClose();
  });
  return (
    <fieldset
      id={id}
      ref={panel}
      aria-label={restoreLabel(part)}
      className="my-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-r2 border border-line bg-sunken px-3 py-2"
    >
      <p className="min-w-0 flex-1 basis-72 text-ink-2">
        {restoreQuestion(part, source.label)} The board as it is now is kept as a snapshot first.
      </p>
      <span className="flex gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="primary"
          icon={<History aria-hidden />}
          isBusy={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {part.change === "added" ? "Take out" : "Restore"}
        </Button>
      </span>
    </fieldset>
  );
}

function useRestorePart(
  { boardId, snapshotId, label }: RestoreSource,
  part: RestorablePart,
  onDone: () => void,
) {
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => restoreSnapshot(boardId, snapshotId, part.id),
    onSuccess: ({ safetySnapshotId, leftOut }) => {
      const { message, description } = restoredWords(part, { label, leftOut });
      toast.success(message, {
        duration: 12_000,
        ...(description === undefined ? {} : { description }),
        action: {
          label: "See what was there",
          onClick: () => router.push(`/boards/${boardId}/snapshots/${safetySnapshotId}`),
        },
      });
      onDone();
      // Without a pair in the address the newest snapshot is compared, and that is the one just kept.
      window.history.replaceState(
        null,
        "",
        `/boards/${boardId}/compare?${new URLSearchParams({ from: snapshotId, to: "now" })}`,
      );
      return client.invalidateQueries({ queryKey: comparisonKey(boardId) });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
}
