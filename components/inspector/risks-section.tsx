/** What could go wrong with a card or a need: each risk with its words first and the numbers beside them. */
"use client";

import { ChevronRight, Plus, X } from "lucide-react";
import { useState } from "react";
import { useBoard, useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { riskResponseWords, riskStatusWords } from "#components/board/domain-words.ts";
import { useRiskScale } from "#components/heatmap/use-risk-scale.ts";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { undoToast } from "#components/ui/toast.tsx";
import type { RiskPatch } from "#lib/board/commands/board-commands.ts";
import type { Risk } from "#lib/board/model.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { Choice } from "./choice.tsx";
import { LiveText } from "./live-text.tsx";
import { OwnerRow } from "./owner-section.tsx";
import { PercentRow } from "./plain-field.tsx";
import { detectionChoices, extentChoices, likelihoodChoices } from "./risk-scale-words.ts";
import { report, useCommands } from "./run-command.ts";
import { sameItems } from "./same-items.ts";
import { EmptySection, Row, Rows, Section } from "./section.tsx";

export function RisksSection({ targetId }: { targetId: string }) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  const risks = useBoard(
    (board) => [...board.risks.values()].filter((risk) => risk.targetId === targetId),
    sameItems,
  );
  const [openId, setOpenId] = useState<string>();
  const add = () => setOpenId(report(commands.addRisk({ targetId })));
  if (risks.length === 0)
    return <EmptySection title="What could go wrong" onAdd={canEdit ? add : undefined} />;
  return (
    <Section
      title="What could go wrong"
      count={risks.length}
      action={
        canEdit && (
          <IconButton
            size="sm"
            label="Add a risk"
            icon={<Plus aria-hidden />}
            className="-my-1"
            onClick={add}
          />
        )
      }
    >
      <ul className="flex flex-col gap-1">
        {risks.map((risk) => (
          <RiskItem
            key={risk.id}
            risk={risk}
            isOpen={risk.id === openId}
            onToggle={() => setOpenId(risk.id === openId ? undefined : risk.id)}
          />
        ))}
      </ul>
    </Section>
  );
}

/** What the score still needs to know. */
const isIncomplete = ({ p, extent, detection, status }: Risk): boolean =>
  status !== "CLOSED" && (p === undefined || extent === undefined || detection === undefined);

function RiskItem({ risk, isOpen, onToggle }: { risk: Risk; isOpen: boolean; onToggle: () => void }) {
  const canEdit = useCanEdit();
  const commands = useCommands();
  const { undo } = useBoardSession();
  const remove = () => {
    if (report(commands.remove([risk.id])))
      undoToast({ message: "Deleted the risk", onUndo: () => undo.undo() });
  };
  return (
    <li className="group">
      <div className="flex items-start gap-2.5">
        <IconButton
          size="sm"
          label={isOpen ? "Fold this risk" : "Open this risk"}
          aria-expanded={isOpen}
          icon={
            <ChevronRight aria-hidden className={classNames("transition-transform", isOpen && "rotate-90")} />
          }
          onClick={onToggle}
        />
        <LiveText
          map="risks"
          id={risk.id}
          field="event"
          label="What could go wrong"
          isLabelHidden
          isOneLine
          placeholder="What could go wrong?"
        />
        {isIncomplete(risk) && !isOpen && <Pill tone="risk">Not counted yet</Pill>}
        {canEdit && (
          <IconButton
            size="sm"
            label="Delete this risk"
            icon={<X aria-hidden />}
            onClick={remove}
            className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        )}
      </div>
      {isOpen && <RiskFields risk={risk} update={(patch) => report(commands.updateRisk(risk.id, patch))} />}
    </li>
  );
}

const ownRange = "RANGE";

function RiskFields({ risk, update }: { risk: Risk; update: (patch: RiskPatch) => void }) {
  const scale = useRiskScale() ?? standardScale;
  const choicesWithRange = { ...likelihoodChoices(scale), [ownRange]: "A range of our own" };
  const range = typeof risk.p === "object" ? risk.p : undefined;
  const word = typeof risk.p === "string" ? risk.p : undefined;
  const setLikelihood = (next: keyof typeof choicesWithRange | null) =>
    update({ p: next === ownRange ? (range ?? { lo: 0.05, hi: 0.2 }) : next });
  return (
    <div className="mb-2 ml-3 border-line border-l pl-3">
      <Rows>
        <Row label="Likelihood">
          <Choice
            label="How likely within the window"
            value={range ? ownRange : word}
            words={choicesWithRange}
            emptyWord="Not said yet"
            onChange={setLikelihood}
          />
        </Row>
        {range && (
          <>
            <PercentRow
              label="At least"
              field="p.lo"
              value={range.lo}
              onChange={(lo) => update({ p: { ...range, lo: lo ?? 0 } })}
            />
            <PercentRow
              label="At most"
              field="p.hi"
              value={range.hi}
              onChange={(hi) => update({ p: { ...range, hi: hi ?? 1 } })}
            />
          </>
        )}
        <Row label="Hits">
          <Choice
            label="How many journeys while it lasts"
            value={risk.extent}
            words={extentChoices(scale)}
            emptyWord="Not said yet"
            onChange={(extent) => update({ extent })}
          />
        </Row>
        <Row label="Noticed by">
          <Choice
            label="Who notices it, and how soon"
            value={risk.detection}
            words={detectionChoices(scale)}
            emptyWord="Not said yet"
            onChange={(detection) => update({ detection })}
          />
        </Row>
        <Row label="We">
          <Choice
            label="What we do about it"
            value={risk.response}
            words={riskResponseWords}
            emptyWord="Not decided yet"
            onChange={(response) => update({ response })}
          />
        </Row>
        <Row label="Status">
          <Choice
            label="Status"
            value={risk.status}
            words={riskStatusWords}
            onChange={(status) => status && update({ status })}
          />
        </Row>
        <OwnerRow elementId={risk.id} ownerId={risk.ownerId} />
      </Rows>
      <div className="mt-1 flex flex-col gap-1.5">
        <LiveText map="risks" id={risk.id} field="cause" label="Cause" placeholder="Why would it happen?" />
        <LiveText
          map="risks"
          id={risk.id}
          field="consequence"
          label="Consequence"
          placeholder="What does the customer feel?"
        />
        <LiveText
          map="risks"
          id={risk.id}
          field="fallback"
          label="If it happens"
          placeholder="What do we do then?"
        />
      </div>
    </div>
  );
}
