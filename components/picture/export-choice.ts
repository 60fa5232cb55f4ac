/** How one last exported a picture, remembered on this device. */
import * as z from "zod/mini";

const choiceSchema = z.object({
  what: z.enum(["board", "lane", "selection"]),
  format: z.enum(["png", "svg", "pdf"]),
  paper: z.enum(["picture", "a4", "a3"]),
  theme: z.enum(["light", "dark"]),
  background: z.enum(["plain", "transparent"]),
});
export type ExportChoice = z.infer<typeof choiceSchema>;

const key = "throughline:export";
const first: ExportChoice = {
  what: "board",
  format: "png",
  paper: "picture",
  theme: "light",
  background: "plain",
};

export function rememberedChoice(): ExportChoice {
  try {
    const parsed = choiceSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : first;
  } catch {
    // A browser without storage, or something else under our key: begin at the beginning.
    return first;
  }
}

export function rememberChoice(choice: ExportChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Storage is full or forbidden: the choice is a comfort, nothing depends on it.
  }
}
