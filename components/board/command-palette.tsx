/** Everything by name (Ctrl K): what can be done, every element of this board, every board of the workspace. */
"use client";

import { useQuery } from "@tanstack/react-query";
import {
  Camera,
  CornerDownRight,
  Flag,
  GitPullRequestDraft,
  History,
  Image,
  LayoutDashboard,
  ListTree,
  MessageCircle,
  PanelRight,
  Waypoints,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { boardListKey, fetchBoards } from "#components/boards/boards-api.ts";
import { PickerList, type PickOption } from "#components/inspector/picker.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { can } from "#lib/access/roles.ts";
import type { KeyAction } from "#lib/canvas/key-bindings.ts";
import { keyWords } from "#lib/canvas/key-words.ts";
import { useBoardSession, useViewState } from "./board-session.tsx";
import { boardViewPath } from "./board-view.ts";
import { findable } from "./findable.ts";
import { FoundIcon } from "./found-icon.tsx";
import type { LaterPart } from "./later.tsx";
import { useChord } from "./use-chord.ts";

export interface CommandPaletteProps {
  onTakeSnapshot: () => void;
  onShowSnapshots: () => void;
  onToggleInspector: () => void;
}

interface Deed {
  id: string;
  label: string;
  detail?: string;
  icon: ReactNode;
  run: () => void;
}

export function CommandPalette({ isOpenAtFirst, ...props }: CommandPaletteProps & LaterPart) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const open = useCallback(() => setIsOpen(true), []);
  useChord("k", open);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      title="Do or find anything"
      width={560}
      isTitleHidden
      isFlush
    >
      <Everything {...props} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

/** Offers what there was when it was opened: a list that moves while one reads it is hard to pick from. */
function Everything({ onDone, ...props }: CommandPaletteProps & { onDone: () => void }) {
  const { store } = useBoardSession();
  const deeds = useDeeds(props);
  const [elements] = useState(() =>
    findable(store.getBoard()).map(({ mark, ...option }) => ({ ...option, icon: <FoundIcon mark={mark} /> })),
  );
  const goToElement = useGoToElement();
  const options = useMemo<PickOption[]>(
    () => [...deeds.map(({ run: _run, ...deed }) => deed), ...elements],
    [deeds, elements],
  );
  return (
    <PickerList
      label="Do or find anything"
      options={options}
      emptyText="Nothing is called that."
      height="tall"
      onPick={(id) => {
        onDone();
        const deed = deeds.find((candidate) => candidate.id === id);
        // When the dialog is gone, or it would take the focus from what the deed opens.
        setTimeout(() => (deed ? deed.run() : goToElement(id)));
      }}
    />
  );
}

function useGoToElement() {
  const { view } = useBoardSession();
  return (id: string) => {
    view.set({ selection: new Set([id]) });
    view.get().canvas?.zoomTo([id]);
  };
}

/** Keys that only make sense with a hand on the keyboard. */
const handOnly = new Set<KeyAction>([
  "arrow",
  "arrow-far",
  "create-connected",
  "choose-connected",
  "walk",
  "toggle-focused",
  "escape",
  "menu",
]);

function useDeeds({ onTakeSnapshot, onShowSnapshots, onToggleInspector }: CommandPaletteProps): Deed[] {
  const session = useBoardSession();
  const { role, connection, view, draft } = session;
  const canvas = useViewState((view) => view.canvas);
  const router = useRouter();
  const boards = useOtherBoards();
  return useMemo(() => {
    const onMap: Deed[] = canvas
      ? keyWords
          .filter(({ action }) => !handOnly.has(action))
          .map(({ action, label, keys }) => ({
            id: `do:${action}`,
            label,
            detail: keys.join(" or "),
            icon: <CornerDownRight size={14} aria-hidden className="shrink-0 text-ink-3" />,
            run: () => canvas.run(action),
          }))
      : [];
    const deed = (id: string, label: string, icon: ReactNode, run: () => void): Deed => ({
      id: `do:${id}`,
      label,
      icon,
      run,
    });
    return [
      ...onMap,
      deed("map", "Show the map", <Waypoints {...mark} />, () => router.push(boardViewPath(session, "map"))),
      deed("outline", "Show the outline", <ListTree {...mark} />, () =>
        router.push(boardViewPath(session, "outline")),
      ),
      ...(connection && !draft
        ? [
            deed("rounds", "Show the review rounds", <Flag {...mark} />, () =>
              router.push(boardViewPath(session, "rounds")),
            ),
            deed("requests", "Show the change requests", <GitPullRequestDraft {...mark} />, () =>
              router.push(boardViewPath(session, "requests")),
            ),
          ]
        : []),
      ...(connection
        ? [
            deed("comments", "Show all comments", <MessageCircle {...mark} />, () =>
              view.set({ comments: {} }),
            ),
          ]
        : []),
      deed("details", "Show or hide details", <PanelRight {...mark} />, onToggleInspector),
      ...(can(role, "snapshot.take")
        ? [deed("snapshot", "Take snapshot", <Camera {...mark} />, onTakeSnapshot)]
        : []),
      deed("snapshots", "Snapshots", <History {...mark} />, onShowSnapshots),
      deed("export", "Export… as PNG, SVG or PDF", <Image {...mark} />, () =>
        view.set({ picture: "choose" }),
      ),
      deed("home", "All boards", <LayoutDashboard {...mark} />, () => router.push("/")),
      ...boards.map(({ id, title }) => ({
        id: `board:${id}`,
        label: title,
        detail: "Board",
        icon: <LayoutDashboard {...mark} />,
        run: () => router.push(boardViewPath({ boardId: id }, "map")),
      })),
    ];
  }, [
    canvas,
    session,
    role,
    connection,
    view,
    draft,
    router,
    boards,
    onTakeSnapshot,
    onShowSnapshots,
    onToggleInspector,
  ]);
}

const mark = { size: 14, "aria-hidden": true, className: "shrink-0 text-ink-3" } as const;
const none: readonly { id: string; title: string }[] = [];

function useOtherBoards(): readonly { id: string; title: string }[] {
  const { boardId, workspaceId } = useBoardSession();
  const filter = { workspaceId, isArchived: false, q: "" };
  const { data } = useQuery({
    queryKey: boardListKey(filter),
    queryFn: ({ signal }) => fetchBoards(filter, signal),
  });
  return useMemo(() => data?.filter(({ id }) => id !== boardId) ?? none, [data, boardId]);
}
