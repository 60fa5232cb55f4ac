/** Who is asking, once authenticated: a signed-in browser (session) or a program (API token). */
export interface Principal {
  userId: string;
  name: string;
  email: string;
  /** 1–12: presence colour. */
  color: number;
  via: { kind: "session"; sessionId: string } | { kind: "token"; tokenId: string };
}
