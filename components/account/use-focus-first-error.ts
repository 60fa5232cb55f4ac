"use client";
/** After a refused form: the cursor goes to the first field that is wrong, once the page says so. */
import { type RefObject, useEffect, useRef } from "react";

/** `errors` by field; each refusal must be a new object. Gives the ref for the form. */
export function useFocusFirstError(errors: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return form;
}
