/** Remembers in a cookie which workspace was open last, so that the start page leads back to it. */
export const lastWorkspaceCookie = "throughline-workspace";

export function rememberWorkspace(id: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser yet
  document.cookie = `${lastWorkspaceCookie}=${id}; path=/; max-age=31536000; samesite=lax`;
}
