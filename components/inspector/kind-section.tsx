/** The fields that only some kinds of card have. */
"use client";

import { memo } from "react";
import { useCanEdit } from "#components/board/board-session.tsx";
import {
  detectionWords,
  harmWords,
  modeWords,
  readinessWords,
  resultWords,
} from "#components/board/domain-words.ts";
import type { NodePatch } from "#lib/board/commands/board-commands.ts";
import type { BoardNode } from "#lib/board/model.ts";
import { Choice } from "./choice.tsx";
import { LiveText } from "./live-text.tsx";
import { DayRow, LineRow, NumberRow, Tick } from "./plain-field.tsx";
import { report, useCommands } from "./run-command.ts";
import { sameSection } from "./same-apart-from-texts.ts";
import { Row, Rows, Section } from "./section.tsx";

export const KindSection = memo(function KindSection({ node }: { node: BoardNode }) {
  const commands = useCommands();
  const update = (patch: NodePatch) => report(commands.updateNode(node.id, patch));
  switch (node.kind) {
    case "EXCEPTION":
      return <ExceptionFields node={node} update={update} />;
    case "FALLBACK":
      return <FallbackFields node={node} update={update} />;
    case "DATA_ASSET":
      return <DataFields node={node} update={update} />;
    case "OUTCOME":
      return <OutcomeFields node={node} update={update} />;
    case "STEP":
    case "DECISION":
    case "HANDOFF":
      return <CustomerFields node={node} update={update} />;
    default:
      return null;
  }
}, sameSection);

interface FieldsProps {
  node: BoardNode;
  update: (patch: NodePatch) => void;
}

function CustomerFields({ node, update }: FieldsProps) {
  const canEdit = useCanEdit();
  if (!canEdit && !node.customerFacing && node.harm === undefined) return null;
  return (
    <Section title="Customer">
      <Tick
        label="The customer sees this"
        isTicked={node.customerFacing}
        onChange={(customerFacing) => update({ customerFacing })}
      />
      <Rows>
        <HarmRow node={node} update={update} />
        <Row label="Workaround">
          <ReadinessChoice node={node} update={update} />
        </Row>
      </Rows>
    </Section>
  );
}

function ExceptionFields({ node, update }: FieldsProps) {
  const { stateAfter } = node;
  const setState = (key: "money" | "stock" | "order", value: string | null) => {
    const next = { ...stateAfter };
    if (value === null) delete next[key];
    else next[key] = value;
    update({ stateAfter: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <Section title="What happens">
      <LiveText map="nodes" id={node.id} field="trigger" label="Trigger" placeholder="What sets it off?" />
      <div className="mt-2">
        <LiveText
          map="nodes"
          id={node.id}
          field="customerMessage"
          label="What the customer reads"
          placeholder="The words on the screen or in the mail"
        />
      </div>
      <div className="mt-2">
        <Rows>
          <Row label="Noticed by">
            <Choice
              label="Who notices it"
              value={node.detection}
              words={detectionWords}
              emptyWord="Not said yet"
              onChange={(detection) => update({ detection })}
            />
          </Row>
          <HarmRow node={node} update={update} />
          <LineRow
            label="Money"
            field="stateAfter"
            value={stateAfter?.money}
            placeholder="state afterwards"
            onChange={(value) => setState("money", value)}
          />
          <LineRow
            label="Stock"
            field="stateAfter"
            value={stateAfter?.stock}
            placeholder="state afterwards"
            onChange={(value) => setState("stock", value)}
          />
          <LineRow
            label="Order"
            field="stateAfter"
            value={stateAfter?.order}
            placeholder="state afterwards"
            onChange={(value) => setState("order", value)}
          />
          <LineRow
            label="Support macro"
            field="supportMacroRef"
            value={node.supportMacroRef}
            placeholder="name or link"
            maxLength={2_000}
            onChange={(supportMacroRef) => update({ supportMacroRef })}
          />
          <LineRow
            label="Screenshot"
            field="screenshotRef"
            value={node.screenshotRef}
            placeholder="link"
            maxLength={2_000}
            onChange={(screenshotRef) => update({ screenshotRef })}
          />
        </Rows>
        <Tick label="A top exception" isTicked={node.isTop} onChange={(isTop) => update({ isTop })} />
      </div>
    </Section>
  );
}

function FallbackFields({ node, update }: FieldsProps) {
  return (
    <Section title="Fallback">
      <Rows>
        <Row label="Mode">
          <Choice
            label="Mode"
            value={node.mode}
            words={modeWords}
            emptyWord="Not said yet"
            onChange={(mode) => update({ mode })}
          />
        </Row>
        <NumberRow
          label="Capacity"
          field="capacityPerDay"
          value={node.capacityPerDay}
          unit="a day"
          minimum={0}
          placeholder="how many"
          onChange={(capacityPerDay) => update({ capacityPerDay })}
        />
        <Row label="Readiness">
          <ReadinessChoice node={node} update={update} />
        </Row>
        <DayRow
          label="Rehearsed"
          field="rehearsedAt"
          value={node.rehearsedAt}
          onChange={(rehearsedAt) => update({ rehearsedAt })}
        />
        <HarmRow node={node} update={update} />
      </Rows>
    </Section>
  );
}

function DataFields({ node, update }: FieldsProps) {
  return (
    <Section title="Data">
      <LiveText
        map="nodes"
        id={node.id}
        field="ruleText"
        label="Rule"
        placeholder="What the data has to say, word for word"
      />
      <div className="mt-2">
        <Rows>
          <LineRow
            label="Schema"
            field="schemaRef"
            value={node.schemaRef}
            placeholder="name or link"
            maxLength={2_000}
            onChange={(schemaRef) => update({ schemaRef })}
          />
        </Rows>
      </div>
    </Section>
  );
}

function OutcomeFields({ node, update }: FieldsProps) {
  return (
    <Section title="Outcome">
      <Rows>
        <Row label="Ends as">
          <Choice
            label="How it ends"
            value={node.result}
            words={resultWords}
            emptyWord="Not said yet"
            onChange={(result) => update({ result })}
          />
        </Row>
      </Rows>
    </Section>
  );
}

function HarmRow({ node, update }: FieldsProps) {
  return (
    <Row label="If it fails">
      <Choice
        label="Harm to one customer"
        value={node.harm}
        words={harmWords}
        emptyWord="Not rated yet"
        onChange={(harm) => update({ harm })}
      />
    </Row>
  );
}

function ReadinessChoice({ node, update }: FieldsProps) {
  return (
    <Choice
      label="Readiness"
      value={node.readiness}
      words={readinessWords}
      onChange={(readiness) => readiness && update({ readiness })}
    />
  );
}
