/** A refusal the caller branches on is returned, not thrown: `ok` with a value, or the reason in words. */
export type Result<T, E = Refusal> = { ok: true; value: T } | { ok: false; error: E };

/** Why a command was refused: a stable code, and a sentence a person can act on. */
export interface Refusal {
  code: string;
  message: string;
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const refuse = (code: string, message: string): Result<never> => ({
  ok: false,
  error: { code, message },
});
