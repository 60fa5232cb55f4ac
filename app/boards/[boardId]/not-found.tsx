/** For a board that doesn't exist and for one that this person may not see: both look the same. */
import { SearchX } from "lucide-react";
import { buttonLook } from "#components/ui/button-look.ts";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function BoardNotFound() {
  return (
    <MessagePage
      art={<SearchX size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
      title="This board doesn't exist, or you can't see it."
      detail="Check the link. If somebody sent it to you, ask them for an invitation to their workspace."
      action={
        <a href="/" className={buttonLook({ variant: "primary" })}>
          Your boards
        </a>
      }
    />
  );
}
