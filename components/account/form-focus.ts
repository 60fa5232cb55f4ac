/** After a refused form: puts the cursor in the first field that is wrong. */
export function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

export const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

export const emailProblem = (email: string): string | undefined =>
  /^\S+@\S+$/.test(email.trim()) ? undefined : "Enter an e-mail address, like ana@nordvik.example.";
