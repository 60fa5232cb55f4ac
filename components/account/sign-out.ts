/** Ends the session of this browser, and removes the person's boards from this device. */
import { signOut } from "next-auth/react";
import { forgetLocalBoards } from "#lib/sync/forget-local-boards.ts";

/** The session ends first: a board that is still open can't write anything back. */
export async function signOutHere(userId: string): Promise<void> {
  await signOut({ redirect: false });
  try {
    await forgetLocalBoards(userId);
  } finally {
    window.location.assign("/sign-in");
  }
}
