/** An address that is easy to remember: the boards of the workspace one was in last. */
import { redirect } from "next/navigation";
import { homePath } from "#app/(workspace)/home-path.ts";

export default async function BoardsPage() {
  redirect(await homePath());
}
