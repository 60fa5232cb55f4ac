/** For addresses that lead nowhere, and for what somebody may not see: the two can't be told apart. */
import type { Metadata } from "next";
import { buttonLook } from "#components/ui/button-look.ts";
import { LostLineArt } from "#components/ui/lost-line-art.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      art={<LostLineArt />}
      title="There is nothing here, or you may not see it."
      detail="Check the address. If a colleague sent it, ask them to invite you to their workspace."
      action={
        <a href="/" className={buttonLook({ variant: "primary" })}>
          Go to your boards
        </a>
      }
    />
  );
}
