/** What reached this process, newest calls of every operation, for tests that assert what was sent. */
export type Call = {
  operation: string;
  method: string;
  url: string;
  request_id: string;
  access_key_id: string | null;
  started_at: string;
  duration_ms: number | null;
  /** A `reset` call was performed and its answer not sent; an `aborted` one was given up by its client. */
  outcome: 'in_flight' | 'held' | 'answered' | 'reset' | 'aborted';
  /** The outcome of the operation, also where the client did not get to know it. */
  status: number | null;
  /** The JSON body, of CreateJob only. */
  body?: unknown;
};

export type CallLog = {
  add(call: Call): void;
  list(operation?: string): Call[];
  /** Calls per operation since the start or the last clear, those that have left the log included. */
  totals(): Record<string, number>;
  clear(): void;
};

const keptPerOperation = 1_000;

export function createCallLog(): CallLog {
  const byOperation = new Map<string, { total: number; kept: Call[] }>();

  return {
    add(call) {
      const entry = byOperation.get(call.operation) ?? { total: 0, kept: [] };
      byOperation.set(call.operation, entry);
      entry.total += 1;
      entry.kept.push(call);
      if (entry.kept.length > keptPerOperation) entry.kept.shift();
    },
    list(operation) {
      if (operation !== undefined) return [...(byOperation.get(operation)?.kept ?? [])];
      return [...byOperation.values()]
        .flatMap((entry) => entry.kept)
        .sort((a, b) => a.started_at.localeCompare(b.started_at));
    },
    totals() {
      return Object.fromEntries([...byOperation].map(([operation, entry]) => [operation, entry.total]));
    },
    clear() {
      byOperation.clear();
    },
  };
}
