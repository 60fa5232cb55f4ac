/**
 * Signs in by e-mail and password; gives null, or a sentence saying why not and what to do. The two calls are those of
 * next-auth's own client, which leaves the page when the network is gone and hides how long to wait.
 */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
    });
    const answer = (await response.json()) as { url?: string; detail?: string };
    const code = answer.url ? new URL(answer.url, window.location.href).searchParams.get("error") : null;
    if (response.ok && !code) return null;
    return answer.detail ?? sentenceFor(code ?? "");
  } catch {
    // No network, or a proxy that answers with a page of its own: nobody was signed in.
    return "The server can't be reached. Check your connection and try again.";
  }
}

const sentences: Record<string, string> = {
  CredentialsSignin: "E-mail or password is wrong. Check both and try again.",
  OAuthAccountNotLinked: "There is an account with this e-mail already. Sign in with its password.",
  Verification: "This link has been used or has expired. Ask for a new one.",
  AccessDenied: "Your e-mail address isn't confirmed there. Confirm it, or sign in another way.",
  SessionRequired: "Your session has ended. Sign in again.",
  "signup.closed": "There is no account for you here yet. Ask a colleague for an invitation.",
  "auth.session-ended": "Your session has ended. Sign in again.",
  "auth.rate-limited": "Too many tries. Wait a few minutes, then try again.",
};

/** For a code of ours or a word of next-auth's, as it stands in the address of the sign-in page. */
export const sentenceFor = (code: string): string => sentences[code] ?? "Signing in did not work. Try again.";
