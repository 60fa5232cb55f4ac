/** A picture of a scene, planned with the widths that words have in this browser, and what draws it. */
import { createCanvasPen } from "#components/canvas/canvas-pen.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { type Picture, type PictureTools, planPicture } from "#lib/drawing/draw-picture.ts";
import type { Pen } from "#lib/drawing/pen.ts";
import { NoPicture, type PictureRequest } from "./picture-request.ts";
import { themePalette } from "./theme-palette.ts";
import { wholeScene } from "./whole-scene.ts";

export interface PlannedPicture {
  readonly picture: Picture;
  readonly measure: Pen["measure"];
  readonly tools: Omit<PictureTools, "pen">;
}

/** Waits for routes and fonts. */
export async function plannedPicture(request: PictureRequest): Promise<PlannedPicture> {
  const say = request.onStep ?? (() => {});
  const scene = await wholeScene(request.board, (share) =>
    say(`Finding the way of each edge… ${Math.round(share * 100)} %`),
  );
  await fontsFor(charactersOf(request));
  say("Drawing the map…");
  // What was said comes on screen before the drawing keeps the browser busy.
  await new Promise((resolve) => setTimeout(resolve, 20));
  return planAtOnce(request, scene);
}

export function planAtOnce(request: PictureRequest, scene: Scene): PlannedPicture {
  const measure = createMeasure();
  const picture = planPicture({ ...request, scene }, measure);
  if (!picture) throw new NoPicture("There is nothing to show yet. Add a card first.");
  const { icons, colorOfPerson } = request;
  return { picture, measure, tools: { palette: themePalette(request.theme), icons, colorOfPerson } };
}

/** The font of the page. */
export const pageFamily = (): string => getComputedStyle(document.body).fontFamily;

function createMeasure(): Pen["measure"] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new NoPicture("This browser can't draw pictures.");
  return createCanvasPen(context, pageFamily()).measure;
}

/**
 * Files of the font are fetched as their characters are needed. The family has stand-ins that not every computer has:
 * what can't be loaded is drawn with the next font, as on the page.
 */
const fontsFor = (characters: string): Promise<unknown> =>
  Promise.allSettled(
    [400, 500, 600].map((weight) => document.fonts.load(`${weight} 13px ${pageFamily()}`, characters)),
  );

/** Every character that may be in the picture. */
function charactersOf({ board, words }: PictureRequest): string {
  const { nodes, edges, lanes, people, checkpoints } = board;
  const elements = [nodes, edges, lanes, people, checkpoints].flatMap((map) => [...map.values()]);
  return [...new Set(JSON.stringify([elements, words, "→…·"]))].join("");
}
