/** The mail with a link that signs in, as text and as plain HTML. */
export function linkMail(url: string, publicUrl: string): { subject: string; text: string; html: string } {
  const host = new URL(publicUrl).host;
  const ending = "It works once, for one hour. If you didn't ask for it, ignore this mail.";
  return {
    subject: "Your link to sign in to Throughline",
    text: `Sign in to Throughline at ${host}:\n\n${url}\n\n${ending}\n`,
    html: [
      `<p>Sign in to Throughline at ${escapeHtml(host)}:</p>`,
      `<p><a href="${escapeHtml(url)}">Sign in</a></p>`,
      `<p>${ending}</p>`,
    ].join("\n"),
  };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
