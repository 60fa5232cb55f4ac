"use client";
/** Ends every other session of the account, for instance after a lost laptop. */
import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/section.tsx";
import { toast } from "#components/ui/toast.tsx";
import { endOtherSessions } from "./account-api.ts";
import { SignOutDialog } from "./sign-out-dialog.tsx";

export function SessionsPanel({ userId }: { userId: string }) {
  const [isSigningOut, setIsSigningOut] = useState(false);
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => toast("Every other browser is signed out"),
    onError: (error) => toast.error(messageOf(error)),
  });
  return (
    <Panel className="flex flex-wrap items-center gap-3 p-4">
      <p className="min-w-0 flex-1 basis-56 text-ink-2">
        Left yourself signed in somewhere else? End it from here. Boards that are open there close at once.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button icon={<LogOut aria-hidden />} isBusy={ending.isPending} onClick={() => ending.mutate()}>
          Sign out everywhere else
        </Button>
        <Button variant="ghost" onClick={() => setIsSigningOut(true)}>
          Sign out here
        </Button>
      </div>
      {isSigningOut && <SignOutDialog userId={userId} onClose={() => setIsSigningOut(false)} />}
    </Panel>
  );
}
