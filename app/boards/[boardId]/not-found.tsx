/** For a board that doesn't exist and for one that this person may not see: both look the same. */
import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function BoardNotFound() {
  return (
    <MessagePage
      art={<SearchX size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
      title="This board doesn't exist, or you can't see it."
      detail="Check the link. If somebody sent it to you, ask them for an invitation to their workspace."
      action={
        <Link href="/" className={buttonLook({ variant: "primary" })}>
          Your boards
        </Link>
      }
    />
  );
}
