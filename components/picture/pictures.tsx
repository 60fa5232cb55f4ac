/** Pictures of an open board: the dialog that exports them, the clipboard, and what is printed. */
"use client";

import { type RefObject, use, useCallback, useEffect, useRef } from "react";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import type { LaterPart } from "#components/board/later.tsx";
import { IconSprite, readIcons } from "#components/canvas/icon-sprite.tsx";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { colorOfName } from "#components/ui/color-of-name.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { PictureWords } from "#lib/drawing/draw-picture.ts";
import type { PictureArea } from "#lib/drawing/picture-part.ts";
import { copyPicture } from "./copy-picture.ts";
import { rememberedChoice } from "./export-choice.ts";
import { ExportForm } from "./export-form.tsx";
import type { RequestPicture } from "./picture-request.ts";
import { pictureTrouble } from "./picture-trouble.ts";
import { showForPrint } from "./print-picture.ts";

export function Pictures({ isOpenAtFirst }: LaterPart) {
  const { view } = useBoardSession();
  const wanted = useViewState((values) => values.picture);
  const sprite = useRef<HTMLDivElement>(null);
  const requestOf = useRequestPicture(sprite);
  usePrinting(requestOf);
  useEffect(() => {
    if (isOpenAtFirst) window.print();
  }, [isOpenAtFirst]);
  useCopying(requestOf);
  const close = () => view.set({ picture: undefined });
  return (
    <>
      <IconSprite ref={sprite} />
      <Dialog
        isOpen={wanted === "choose"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Export a picture"
        description="Of the map as it is now. Nothing on the board changes."
      >
        <ExportForm requestOf={requestOf} onDone={close} />
      </Dialog>
    </>
  );
}

function useRequestPicture(sprite: RefObject<HTMLDivElement | null>): RequestPicture {
  const { store, title } = useBoardSession();
  const colors = use(AvatarColorsContext);
  return useCallback(
    ({ area, hasWords, theme, background }) => {
      if (!sprite.current) throw new Error("A picture was asked for before its icons were there");
      return {
        board: store.getBoard(),
        area,
        theme,
        background,
        ...(hasWords && { words: wordsOf(title) }),
        icons: readIcons(sprite.current),
        colorOfPerson: (name) => colors.get(name) ?? colorOfName(name),
      };
    },
    [store, title, colors, sprite],
  );
}

function wordsOf(title: string): PictureWords {
  const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return { title, date: date.format(new Date()) };
}

const board: PictureArea = { kind: "board" };

function usePrinting(requestOf: RequestPicture): void {
  useEffect(() => {
    let takeAway = () => {};
    const handleBefore = () => {
      takeAway();
      takeAway = showForPrint(
        requestOf({ area: board, hasWords: true, theme: "light", background: "plain" }),
      );
    };
    const handleAfter = () => takeAway();
    window.addEventListener("beforeprint", handleBefore);
    window.addEventListener("afterprint", handleAfter);
    return () => {
      takeAway();
      window.removeEventListener("beforeprint", handleBefore);
      window.removeEventListener("afterprint", handleAfter);
    };
  }, [requestOf]);
}

function useCopying(requestOf: RequestPicture): void {
  const { view, store } = useBoardSession();
  const isWanted = useViewState((values) => values.picture === "copy");
  useEffect(() => {
    if (!isWanted) return;
    const ids = view.get().selection;
    view.set({ picture: undefined });
    const { nodes, edges, lanes } = store.getBoard();
    const isSelection = [...ids].some((id) => nodes.has(id) || edges.has(id) || lanes.has(id));
    const { theme, background } = rememberedChoice();
    const area: PictureArea = isSelection ? { kind: "selection", ids } : board;
    const request = requestOf({ area, hasWords: false, theme, background });
    const png = import("./png-picture.ts").then(({ pngPicture }) => pngPicture(request));
    copyPicture(png.then(({ blob }) => blob)).then(
      () => toast.success(isSelection ? "Copied the selection as a picture" : "Copied the map as a picture"),
      (error) => toast.error(pictureTrouble(error)),
    );
  }, [isWanted, view, store, requestOf]);
}
