/** What can be done with the empty map, at the point where it was asked for. */
"use client";

import { BoxSelect, ClipboardPaste, Maximize, Rows3, SquarePlus, WandSparkles } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { NodeKind } from "#lib/board/model.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import { useCanvas, useUi } from "./canvas-context.tsx";
import { cardKinds } from "./card-kinds.ts";
import { CommentItem } from "./comment-item.tsx";
import { SubMenu } from "./sub-menu.tsx";

const otherKinds = cardKinds.filter((kind) => kind !== "STEP");

export function MapMenu({ at }: { at: Point }) {
  const canvas = useCanvas();
  const { actions, workshop, scene, session, viewport } = canvas;
  const copied = useUi((ui) => ui.copied);
  const canEdit = useUi((ui) => ui.canEdit);
  const isEmpty = useBoard((board) => board.nodes.size === 0);
  const place = viewport.toBoard(at);
  // After the menu is gone, or it would take the focus from the title.
  const add = (kind: NodeKind) => setTimeout(() => actions.addCard(kind, place));
  return (
    <>
      {canEdit && (
        <>
          <MenuItem icon={<SquarePlus />} onSelect={() => add("STEP")}>
            Add a step here
          </MenuItem>
          <SubMenu icon={<SquarePlus />} label="Add another kind">
            {otherKinds.map((kind) => (
              <MenuItem key={kind} icon={<KindIcon kind={kind} />} onSelect={() => add(kind)}>
                {kindWords[kind]}
              </MenuItem>
            ))}
          </SubMenu>
          <MenuItem
            icon={<Rows3 />}
            onSelect={() => setTimeout(() => actions.addLane(actions.laneHere(place.y)?.laneId))}
          >
            Add a lane below
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={<ClipboardPaste />}
            shortcut="Ctrl V"
            disabled={!copied}
            onSelect={() => copied && workshop.use(({ pasting }) => pasting.paste(copied, place))}
          >
            Paste here
          </MenuItem>
        </>
      )}
      {canEdit && (
        <MenuItem
          icon={<WandSparkles />}
          shortcut="Ctrl Shift L"
          disabled={isEmpty}
          onSelect={() => workshop.use((shop) => void shop.tidyUp())}
        >
          Tidy up
        </MenuItem>
      )}
      <CommentItem at={at} />
      <MenuItem
        icon={<BoxSelect />}
        shortcut="Ctrl A"
        disabled={isEmpty}
        onSelect={() => actions.select(scene.get().cards.keys())}
      >
        Select all cards
      </MenuItem>
      <MenuItem
        icon={<Maximize />}
        shortcut="Shift 1"
        disabled={isEmpty}
        onSelect={() => session.view.get().canvas?.fit()}
      >
        Whole map
      </MenuItem>
    </>
  );
}
