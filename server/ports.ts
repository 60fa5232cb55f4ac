/** Small capabilities that the server takes as arguments, so that tests can replace time, chance and mail. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array;
}

export interface Mailer {
  /** True when mail can be sent at all; without it, links are copied by hand. */
  readonly isConfigured: boolean;
  send(mail: { to: string; subject: string; text: string; html?: string }): Promise<void>;
}
