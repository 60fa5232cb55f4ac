/**
 * Close codes of the board socket (docs/sync-spec.md, "Close codes"). y-websocket clients treat 4400–4499 as
 * permanent and stop; every other code is transient and is followed by a reconnect with back-off.
 */
export const closeCodes = {
  /** 1012, as in RFC 6455's registry: the server restarts, come back. */
  restart: 1012,
  /** What you may do has changed, but something is left: come back and get it. */
  accessChanged: 4205,
  malformed: 4400,
  sessionEnded: 4401,
  accessRemoved: 4403,
  boardGone: 4404,
  clientTooOld: 4409,
  tooLarge: 4413,
  cannotSave: 4503,
  readsTooSlowly: 4508,
  tooFast: 4529,
} as const;

/** True for codes after which the same request can never succeed. */
export const isPermanentClose = (code: number): boolean => code >= 4400 && code <= 4499;
