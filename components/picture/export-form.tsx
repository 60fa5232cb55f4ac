/** What to export and how; says how far it is and what went wrong. */
"use client";

import { type FormEvent, useState } from "react";
import { useBoard, useBoardSession, useViewState } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { fileNameOf, saveFile } from "#components/board/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.tsx";
import { orderedLaneIds } from "#lib/board/geometry.ts";
import type { Board } from "#lib/board/model.ts";
import { laneWords } from "#lib/canvas/lane-words.ts";
import type { PictureArea } from "#lib/drawing/picture-part.ts";
import { type ExportChoice, rememberChoice, rememberedChoice } from "./export-choice.ts";
import { pictureFile } from "./picture-file.ts";
import type { RequestPicture } from "./picture-request.ts";
import { pictureTrouble } from "./picture-trouble.ts";

interface ExportFormProps {
  requestOf: RequestPicture;
  onDone: () => void;
}

export function ExportForm({ requestOf, onDone }: ExportFormProps) {
  const { title } = useBoardSession();
  const board = useBoard((now) => now);
  const selection = useViewState((view) => view.selection);
  const chosenCount = [...selection].filter((id) => isElement(board, id)).length;
  const lanes = orderedLaneIds(board);
  const [choice, setChoice] = useState(rememberedChoice);
  const [laneId, setLaneId] = useState(() => laneOf(board, selection) ?? lanes[0]);
  const [step, setStep] = useState<string>();
  const [trouble, setTrouble] = useState<string>();

  const area = areaOf({ choice, selection, chosenCount, laneId });
  const choose = (part: Partial<ExportChoice>) => {
    setChoice({ ...choice, ...part });
    setTrouble(undefined);
  };

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (step !== undefined) return;
    setStep("Drawing the map…");
    setTrouble(undefined);
    rememberChoice(choice);
    try {
      const request = requestOf({ ...choice, area, hasWords: true });
      const { content, remark } = await pictureFile({ ...request, onStep: setStep }, choice);
      const name = `${fileNameOf(title)}-${dayOf(new Date())}.${choice.format}`;
      saveFile(content, name);
      toast.success(`Saved ${name}`, remark ? { description: remark, duration: 12_000 } : {});
      onDone();
    } catch (error) {
      setTrouble(pictureTrouble(error));
      setStep(undefined);
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-3.5">
      <Select
        label="What"
        value={area.kind}
        options={[
          { value: "board", label: "The whole board" },
          { value: "lane", label: "One lane", isDisabled: lanes.length === 0 },
          {
            value: "selection",
            label:
              chosenCount === 0 ? "The selection (nothing is selected)" : `The selection (${chosenCount})`,
            isDisabled: chosenCount === 0,
          },
        ]}
        onChange={(what) => choose({ what })}
      />
      {area.kind === "lane" && (
        <Select
          label="Lane"
          value={laneId ?? null}
          options={lanes.map((id) => ({ value: id, label: nameOf(board, id) }))}
          onChange={setLaneId}
        />
      )}
      <Select
        label="Format"
        value={choice.format}
        options={[
          { value: "png", label: "PNG", help: "An image for chats, documents and slides" },
          { value: "svg", label: "SVG", help: "Sharp at any size, can be edited" },
          { value: "pdf", label: "PDF", help: "For sending and printing; its text can be searched" },
        ]}
        onChange={(format) => choose({ format })}
      />
      {choice.format === "pdf" && (
        <Select
          label="Page"
          value={choice.paper}
          options={[
            { value: "picture", label: "As large as the picture" },
            { value: "a4", label: "A4, landscape" },
            { value: "a3", label: "A3, landscape" },
          ]}
          onChange={(paper) => choose({ paper })}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Theme"
          value={choice.theme}
          options={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          onChange={(theme) => choose({ theme })}
        />
        <Select
          label="Background"
          value={choice.background}
          options={[
            { value: "plain", label: "Plain" },
            { value: "transparent", label: "Transparent" },
          ]}
          onChange={(background) => choose({ background })}
        />
      </div>
      {trouble && <FormAlert>{trouble}</FormAlert>}
      <div className="flex items-center justify-end gap-2 pt-2 pb-3.5">
        <p role="status" className="mr-auto text-12 text-ink-3">
          {step}
        </p>
        <DialogClose asChild>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button size="lg" variant="primary" type="submit" isBusy={step !== undefined}>
          Export
        </Button>
      </div>
    </form>
  );
}

interface AreaParts {
  choice: ExportChoice;
  selection: ReadonlySet<string>;
  chosenCount: number;
  laneId: string | undefined;
}

/** As chosen, or the whole board where that isn't there. */
function areaOf({ choice: { what }, selection, chosenCount, laneId }: AreaParts): PictureArea {
  if (what === "selection" && chosenCount > 0) return { kind: "selection", ids: selection };
  if (what === "lane" && laneId !== undefined) return { kind: "lane", laneId };
  return { kind: "board" };
}

const isElement = ({ nodes, edges, lanes }: Board, id: string) =>
  nodes.has(id) || edges.has(id) || lanes.has(id);

/** The lane of the selection: chosen itself, or that of a chosen card. */
function laneOf({ lanes, nodes }: Board, selection: ReadonlySet<string>): string | undefined {
  const ids = [...selection].map((id) => (lanes.has(id) ? id : nodes.get(id)?.laneId));
  return ids.find((id) => id !== undefined && lanes.has(id));
}

function nameOf({ lanes }: Board, id: string): string {
  const lane = lanes.get(id);
  return lane ? laneWords(lane).name : "Lane";
}
