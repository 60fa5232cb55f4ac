/** What can be done with a card, or with several when it is one of the selected. */
"use client";

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Copy,
  CopyPlus,
  Flag,
  FoldVertical,
  Group,
  Layers,
  PencilLine,
  Pin,
  PinOff,
  Route,
  Scissors,
  Shapes,
  Trash2,
  Ungroup,
  UserRound,
  WandSparkles,
} from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { criticalityWords, kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import {
  MenuCheckboxItem,
  MenuItem,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "#components/ui/menu.tsx";
import { type Criticality, criticalities } from "#lib/board/model.ts";
import { pathWith, pathWithout } from "#lib/canvas/path-with.ts";
import { useCanvas, useView } from "./canvas-context.tsx";
import { cardKinds } from "./card-kinds.ts";
import { CommentItem } from "./comment-item.tsx";
import { OwnerMenu } from "./owner-menu.tsx";
import { SubMenu } from "./sub-menu.tsx";

const alignments = [
  { alignment: "left", label: "Align left", shortcut: "Alt A", Icon: AlignStartVertical },
  { alignment: "centre", label: "Align centres", shortcut: "Alt H", Icon: AlignCenterVertical },
  { alignment: "right", label: "Align right", shortcut: "Alt D", Icon: AlignEndVertical },
  { alignment: "top", label: "Align top", shortcut: "Alt W", Icon: AlignStartHorizontal },
  { alignment: "middle", label: "Align middles", shortcut: "Alt V", Icon: AlignCenterHorizontal },
  { alignment: "bottom", label: "Align bottom", shortcut: "Alt S", Icon: AlignEndHorizontal },
] as const;

const stackMoves = [
  { move: "forward", label: "Bring forward", shortcut: "]", Icon: ArrowUp },
  { move: "backward", label: "Send backward", shortcut: "[", Icon: ArrowDown },
  { move: "front", label: "Bring to front", shortcut: "Alt ]", Icon: ArrowUpToLine },
  { move: "back", label: "Send to back", shortcut: "Alt [", Icon: ArrowDownToLine },
] as const;

export function CardMenu({ id }: { id: string }) {
  const canvas = useCanvas();
  const { session, actions, workshop, ui } = canvas;
  const { commands } = session;
  const node = useBoard((board) => board.nodes.get(id));
  const flows = useBoard((board) => board.flows);
  const isFolded = useBoard((board) => board.layout.views.get(id)?.collapsed === true);
  const raises = useBoard((board) =>
    [...board.edges.values()].some((edge) => edge.sourceId === id && edge.type === "RAISES"),
  );
  const isHeld = useBoard((board) => board.layout.views.get(id)?.pinned === true);
  const count = useView((view) => (view.selection.has(id) ? view.selection.size : 1));
  if (!node) return null;
  const isMany = count > 1;
  const edit = (change: () => unknown) => {
    if (actions.mayEdit()) change();
  };

  return (
    <>
      {!isMany && (
        <>
          <MenuItem icon={<PencilLine />} shortcut="F2" onSelect={() => setTimeout(() => actions.rename(id))}>
            Rename
          </MenuItem>
          <SubMenu icon={<Shapes />} label="Kind" value={kindWords[node.kind]}>
            {cardKinds.map((kind) => (
              <MenuItem
                key={kind}
                icon={<KindIcon kind={kind} />}
                onSelect={() =>
                  edit(() => actions.accepted(commands.changeKind(id, kind), `Now a ${kindWords[kind]}`))
                }
              >
                {kindWords[kind]}
              </MenuItem>
            ))}
          </SubMenu>
          <SubMenu icon={<Flag />} label="Criticality" value={criticalityWords[node.criticality]}>
            <MenuRadioGroup
              value={node.criticality}
              onValueChange={(value) =>
                edit(() => actions.accepted(commands.updateNode(id, { criticality: value as Criticality })))
              }
            >
              {criticalities.map((value) => (
                <MenuRadioItem key={value} value={value}>
                  {criticalityWords[value]}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </SubMenu>
          <SubMenu icon={<UserRound />} label="Owner">
            <OwnerMenu elementId={id} ownerId={node.ownerId} />
          </SubMenu>
          {flows.size > 0 && (
            <SubMenu icon={<Route />} label="Flows">
              {[...flows.values()].map((flow) => (
                <MenuCheckboxItem
                  key={flow.id}
                  checked={flow.path.includes(id)}
                  onCheckedChange={(isOn) =>
                    edit(() => {
                      const { edges } = session.store.getBoard();
                      const path = isOn ? pathWith(flow.path, id, edges) : pathWithout(flow.path, id);
                      actions.accepted(
                        commands.setPath(flow.id, path),
                        isOn ? `Added to ${flow.name}` : `Taken out of ${flow.name}`,
                      );
                    })
                  }
                >
                  {flow.name || "Untitled flow"}
                </MenuCheckboxItem>
              ))}
            </SubMenu>
          )}
          {(raises || isFolded) && (
            <MenuItem
              icon={<FoldVertical />}
              onSelect={() =>
                edit(() => actions.accepted(commands.setView(id, { collapsed: isFolded ? null : true })))
              }
            >
              {isFolded ? "Show its exceptions" : "Fold its exceptions"}
            </MenuItem>
          )}
          <CommentItem id={id} />
          <MenuSeparator />
        </>
      )}
      {isMany && (
        <SubMenu icon={<AlignStartVertical />} label="Arrange">
          {alignments.map(({ alignment, label, shortcut, Icon }) => (
            <MenuItem
              key={alignment}
              icon={<Icon />}
              shortcut={shortcut}
              onSelect={() => workshop.use(({ arranging }) => arranging.align(alignment))}
            >
              {label}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem
            icon={<AlignHorizontalSpaceBetween />}
            shortcut="Alt Shift H"
            onSelect={() => workshop.use(({ arranging }) => arranging.distribute("x"))}
          >
            Spread evenly across
          </MenuItem>
          <MenuItem
            icon={<AlignVerticalSpaceBetween />}
            shortcut="Alt Shift V"
            onSelect={() => workshop.use(({ arranging }) => arranging.distribute("y"))}
          >
            Spread evenly down
          </MenuItem>
        </SubMenu>
      )}
      {isMany && (
        <MenuItem
          icon={<WandSparkles />}
          shortcut="Ctrl Shift L"
          onSelect={() => workshop.use((shop) => void shop.tidyUp())}
        >
          {`Tidy up ${count}`}
        </MenuItem>
      )}
      {node.kind === "GROUP" && !isMany ? (
        <MenuItem
          icon={<Ungroup />}
          shortcut="Ctrl Shift G"
          onSelect={() => workshop.use(({ arranging }) => arranging.ungroup())}
        >
          Take apart
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Group />}
          shortcut="Ctrl G"
          onSelect={() => setTimeout(() => workshop.use(({ arranging }) => arranging.group()))}
        >
          {isMany ? `Group ${count}` : "Group"}
        </MenuItem>
      )}
      <SubMenu icon={<Layers />} label="Order">
        {stackMoves.map(({ move, label, shortcut, Icon }) => (
          <MenuItem
            key={move}
            icon={<Icon />}
            shortcut={shortcut}
            onSelect={() => workshop.use(({ arranging }) => arranging.restack(move))}
          >
            {label}
          </MenuItem>
        ))}
      </SubMenu>
      <MenuItem
        icon={isHeld ? <PinOff /> : <Pin />}
        shortcut="Shift L"
        onSelect={() => workshop.use(({ arranging }) => arranging.togglePin())}
      >
        {isHeld ? "Let it be moved" : "Hold in place"}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Copy />} shortcut="Ctrl C" onSelect={() => setTimeout(() => actions.copy("copy"))}>
        {isMany ? `Copy ${count}` : "Copy"}
      </MenuItem>
      <MenuItem icon={<Scissors />} shortcut="Ctrl X" onSelect={() => setTimeout(() => actions.copy("cut"))}>
        {isMany ? `Cut ${count}` : "Cut"}
      </MenuItem>
      <MenuItem icon={<CopyPlus />} shortcut="Ctrl D" onSelect={() => actions.duplicate()}>
        {isMany ? `Duplicate ${count}` : "Duplicate"}
      </MenuItem>
      <MenuItem
        icon={<Trash2 />}
        shortcut="Del"
        isDanger
        onSelect={() => {
          ui.set({ menu: undefined });
          actions.remove([...session.view.get().selection]);
        }}
      >
        {isMany ? `Delete ${count}` : "Delete"}
      </MenuItem>
    </>
  );
}
