/** The start: the first account on an empty instance, sign-in for strangers, the boards for everybody else. */
import { redirect } from "next/navigation";
import { homePath } from "./home-path.ts";

export default async function StartPage() {
  redirect(await homePath());
}
