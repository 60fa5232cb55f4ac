/** Signs in by e-mail and password; gives null, or a sentence saying why not and what to do. */
import { signIn } from "next-auth/react";

export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    return sentenceFor(answer?.status === 429 ? "auth.rate-limited" : (answer?.error ?? ""));
  } catch {
    // next-auth throws when the answer is no JSON or the network is gone: nothing was signed in.
    return "The server can't be reached. Check your connection and try again.";
  }
}

/** next-auth reports `error` as a code of ours, or as one of its own words. */
export function sentenceFor(code: string): string {
  if (code === "auth.rate-limited") return "Too many tries. Wait a minute, then try again.";
  if (code === "OAuthAccountNotLinked") {
    return "There is an account with this e-mail already. Sign in with its password.";
  }
  if (code === "Verification") return "This link has been used or has expired. Ask for a new one.";
  if (code === "AccessDenied" || code === "signup.closed") {
    return "There is no account for you here yet. Ask a colleague for an invitation.";
  }
  if (code === "SessionRequired" || code === "auth.session-ended")
    return "Your session has ended. Sign in again.";
  if (code === "CredentialsSignin" || code === "auth.wrong-credentials") {
    return "E-mail or password is wrong. Check both and try again.";
  }
  return "Signing in did not work. Try again.";
}
