/**
 * Origin of the transactions a person makes here: undo tracks this class, and nothing that came from elsewhere
 * (other people, the server, the local database) carries it.
 */
export class LocalCommand {
  readonly name: string;
  /** Set while somebody types: successive commands with the same key are one undo step. */
  readonly typingKey: string | undefined;
  constructor(name: string, typingKey?: string) {
    this.name = name;
    this.typingKey = typingKey;
  }
}
