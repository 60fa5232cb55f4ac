/** The assessment: three texts without which nobody can approve. Kept when one leaves a field. */
"use client";

import { useState } from "react";
import { TextArea } from "#components/ui/text-field.tsx";
import { type Assessment, assessmentTexts } from "#lib/changes/change-state.ts";
import type { ChangeRequest, UpdateChange } from "#lib/contracts/change-requests.ts";
import { assessmentWords } from "./change-words.ts";
import { updateChange } from "./changes-api.ts";
import { useChangeWrite } from "./use-changes.ts";

export interface AssessmentFormProps {
  request: ChangeRequest;
  mayWrite: boolean;
}

export function AssessmentForm({ request, mayWrite }: AssessmentFormProps) {
  const isWritten = assessmentTexts.some((name) => request[name] !== "");
  if (!mayWrite && !isWritten) return null;
  return (
    <section aria-label="Assessment" className="flex flex-col gap-3">
      {mayWrite && <h3 className="-mb-1 font-semibold">Assessment</h3>}
      {assessmentTexts.map((name) =>
        mayWrite ? (
          <AssessmentText key={name} name={name} request={request} />
        ) : (
          <div key={name}>
            <h4 className="text-12 text-ink-3">{assessmentWords[name].label}</h4>
            <p className="whitespace-pre-wrap">{request[name] || "Nothing written"}</p>
          </div>
        ),
      )}
    </section>
  );
}

function AssessmentText({ name, request }: { name: keyof Assessment; request: ChangeRequest }) {
  const [typed, setTyped] = useState<string | null>(null);
  const update = useChangeWrite((boardId: string, body: UpdateChange) =>
    updateChange({ boardId, changeId: request.id }, body),
  );
  const { label, hint } = assessmentWords[name];

  function keep() {
    const text = typed?.trim();
    if (text === undefined || text === request[name]) return setTyped(null);
    // What was typed stays in the field when the server doesn't take it.
    update.mutate({ [name]: text }, { onSuccess: () => setTyped(null) });
  }

  return (
    <TextArea
      label={label}
      hint={hint}
      rows={2}
      maxLength={2_000}
      value={typed ?? request[name]}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
    />
  );
}
