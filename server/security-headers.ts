/** Headers that every answer carries, whoever writes it: they tell browsers what this site never does. */
import type { Config } from "./config.ts";

export function securityHeaders(
  config: Pick<Config, "publicUrl" | "isHttps">,
  { mode, nonce }: { mode: "development" | "production"; nonce: string },
): Record<string, string> {
  const socketOrigin = new URL(config.publicUrl).origin.replace(/^http/, "ws");
  // Next writes inline scripts into its pages, with the nonce; hot reload writes others, and evaluates code.
  const script = mode === "development" ? "'self' 'unsafe-inline' 'unsafe-eval'" : `'self' 'nonce-${nonce}'`;
  const connect = mode === "development" ? "'self' ws: wss:" : `'self' ${socketOrigin}`;
  return {
    "Content-Security-Policy": [
      "default-src 'self'",
      `script-src ${script}`,
      "worker-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src ${connect}`,
      "object-src 'none'",
      "base-uri 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(config.isHttps ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** Addresses that are a secret themselves (invitation links) are told to nobody, not even to our own pages. */
export const holdsSecret = (url: string | undefined): boolean =>
  /^\/(?:join|api\/v1\/invitations)\//.test(url ?? "");
