/** When the page of a board could not be made: nothing on the board is lost, and trying again is one click. */
"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function BoardError({ reset }: { error: Error; reset: () => void }) {
  return (
    <MessagePage
      art={<TriangleAlert size={36} strokeWidth={1.5} className="text-broken" aria-hidden />}
      title="The board could not be shown."
      detail="What is saved is safe. Try again; if it happens twice, reload the page."
      action={
        <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={reset}>
          Try again
        </Button>
      }
    />
  );
}
