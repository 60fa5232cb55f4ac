/** The head of the OpenAPI document. */
export const openApiInfo = (publicUrl: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Throughline",
    version: "1",
    description:
      "Boards, their content and what is signed on them. Send a bearer token (POST /api/v1/tokens makes one), or the " +
      "session cookie of a signed-in browser; writes with a cookie must come from the site's own origin. Refusals are " +
      "problem documents (RFC 9457) with a stable `code`. Live editing goes over the socket at /sync/{documentId}.",
  },
  servers: [{ url: publicUrl }],
  security: [{ bearer: [] }, { session: [] }],
});
