/** The turn of a call is later than its job can wait in place. */
export class NoTurnError extends Error {
  readonly waitMs: number;

  /** @param waitMs says when to ask again */
  constructor(operation: string, waitMs: number) {
    super(`waits its turn for ${operation}`);
    this.name = 'NoTurnError';
    this.waitMs = waitMs;
  }
}
