/** The log records the newest calls of every operation, so that tests can assert what was sent. */
export type Call = {
  operation: string;
  method: string;
  url: string;
  request_id: string;
  access_key_id: string | null;
  started_at: string;
  duration_ms: number | null;
  /** A `reset` call was performed but not answered; the client gave up an `aborted` one. */
  outcome: 'in_flight' | 'held' | 'answer_held' | 'answered' | 'reset' | 'aborted';
  /** The status of the operation, even if the client did not learn it. */
  status: number | null;
  /** Only CreateJob has it: the JSON body. */
  body?: unknown;
};

export type CallLog = {
  add(call: Call): void;
  setStatus(call: Call, status: number): void;
  list(operation?: string): Call[];
  /** Counts calls per operation since the start or the last clear, including calls that have left the log. */
  totals(): Record<string, number>;
  /** Counts like totals, by the status of the operation: `{CreateJob: {"201": 500, "429": 312}}`. */
  statuses(): Record<string, Record<string, number>>;
  clear(): void;
};

const keptPerOperation = 1_000;

type Tally = { total: number; statuses: Record<string, number>; kept: Call[] };

export function createCallLog(): CallLog {
  const byOperation = new Map<string, Tally>();
  /** A call that began before the last clear counts in a tally that nobody reads. */
  const tallies = new WeakMap<Call, Tally>();
  const mapTallies = <T>(pick: (tally: Tally) => T) =>
    Object.fromEntries([...byOperation].map(([operation, tally]) => [operation, pick(tally)]));

  return {
    add(call) {
      const tally = byOperation.get(call.operation) ?? { total: 0, statuses: {}, kept: [] };
      byOperation.set(call.operation, tally);
      tallies.set(call, tally);
      tally.total += 1;
      tally.kept.push(call);
      if (tally.kept.length > keptPerOperation) tally.kept.shift();
    },
    setStatus(call, status) {
      call.status = status;
      const statuses = tallies.get(call)?.statuses;
      if (statuses) statuses[status] = (statuses[status] ?? 0) + 1;
    },
    list(operation) {
      if (operation !== undefined) return [...(byOperation.get(operation)?.kept ?? [])];
      return [...byOperation.values()]
        .flatMap(({ kept }) => kept)
        .sort((a, b) => a.started_at.localeCompare(b.started_at));
    },
    totals: () => mapTallies(({ total }) => total),
    statuses: () => mapTallies(({ statuses }) => statuses),
    clear() {
      byOperation.clear();
    },
  };
}
