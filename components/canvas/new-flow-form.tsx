/** A new flow: name and kind; then its cards are clicked in order. */
"use client";

import { useState } from "react";
import { flowKindWords } from "#components/board/domain-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type FlowKind, flowKinds } from "#lib/board/model.ts";
import { useCanvas } from "./canvas-context.tsx";

const kindOptions = flowKinds.map((kind) => ({ value: kind, label: flowKindWords[kind] }));

export function NewFlowForm({ onDone }: { onDone: () => void }) {
  const { session, actions, ui } = useCanvas();
  const hasHappy = [...session.store.getBoard().flows.values()].some((flow) => flow.kind === "HAPPY");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<FlowKind>(hasHappy ? "EXCEPTION" : "HAPPY");

  function create() {
    if (!actions.mayEdit()) return;
    const id = actions.accepted(
      session.commands.addFlow({ name: name.trim() || flowKindWords[kind], kind }),
      "Flow added",
    );
    if (!id) return;
    session.view.set({ flowId: id, selection: new Set(), tool: "select" });
    ui.set({ pathFlowId: id });
    onDone();
  }

  return (
    <form
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <TextField
        label="Name"
        value={name}
        placeholder="Payment declined"
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <Select label="Kind" value={kind} options={kindOptions} onChange={setKind} />
      <Button type="submit" variant="primary">
        Choose its cards
      </Button>
    </form>
  );
}
