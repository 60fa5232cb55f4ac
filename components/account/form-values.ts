/** Reading what was typed in a form. */
export const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/** What is wrong with an e-mail address, or undefined. The server has the last word. */
export const emailProblem = (email: string): string | undefined =>
  /^\S+@\S+$/.test(email.trim()) ? undefined : "Enter an e-mail address, like ana@nordvik.example.";
