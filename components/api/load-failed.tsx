/** Stands where something should be that the server didn't give: what, why, and a way to ask again. */
"use client";

import { RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { messageOf } from "./problem-error.ts";

export interface LoadFailedProps {
  /** As a sentence begins: "The rounds". */
  what: string;
  error: Error | null;
  onRetry: () => void;
}

export function LoadFailed({ what, error, onRetry }: LoadFailedProps) {
  return (
    <EmptyState
      title={`${what} could not be loaded.`}
      detail={messageOf(error)}
      action={
        <Button icon={<RotateCw aria-hidden />} onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}
