"use client";
/** A page that broke: what is kept, and how to go on. Every page carries this, so it is made of little. */
import { buttonLook } from "#components/ui/button-look.ts";
import { LostLineArt } from "#components/ui/lost-line-art.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <MessagePage
      art={<LostLineArt />}
      title="Something went wrong on this page."
      detail="What you changed on a board is kept on this device and with the server. Try again; if it happens a second time, tell whoever runs this server."
      action={
        <button type="button" className={buttonLook({ variant: "primary" })} onClick={reset}>
          Try again
        </button>
      }
      hint={error.digest && `For the log: ${error.digest}`}
    />
  );
}
