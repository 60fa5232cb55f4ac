"use client";
/** A button that signs out, for pages without the account menu. */
import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

export function SignOutButton({ userId }: { userId: string }) {
  const [isSigningOut, setIsSigningOut] = useState(false);
  return (
    <>
      <Button icon={<LogOut aria-hidden />} onClick={() => setIsSigningOut(true)}>
        Sign out
      </Button>
      {isSigningOut && <SignOutDialog userId={userId} onClose={() => setIsSigningOut(false)} />}
    </>
  );
}
