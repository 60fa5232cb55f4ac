"use client";
/** A page that broke: what is kept, and how to go on. */
import { CloudOff, RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
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
      art={<CloudOff size={36} strokeWidth={1.5} className="text-broken" aria-hidden />}
      title="Something went wrong on this page."
      detail="What you changed on a board is kept on this device and with the server. Try again; if it happens a second time, tell whoever runs this server."
      action={
        <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={reset}>
          Try again
        </Button>
      }
      hint={error.digest && `For the log: ${error.digest}`}
    />
  );
}
