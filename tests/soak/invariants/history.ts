import type { ProductionEvent } from '@bacs/db';
import type { Evidence, HistoryEvent } from '../evidence.ts';

/** Which states may follow a state; an end is followed by nothing. */
const next: Partial<Record<ProductionEvent, ProductionEvent[]>> = {
  queued: ['submitted', 'failed', 'canceled'],
  submitted: ['processing', 'completed', 'failed', 'canceled'],
  processing: ['completed', 'failed', 'canceled'],
  completed: [],
  failed: [],
  canceled: [],
};

/** Only the newest attempt may write these. */
const ofTheNewest = new Set<ProductionEvent>(['intended', 'withdrawn', 'searched', 'blocked']);
const ofQueued = new Set<ProductionEvent>(['intended', 'withdrawn', 'searched']);

/** I6 */
export function endsAreFinal({ rows, events }: Evidence): string[] {
  return rows.flatMap(({ id, ulid, status }) => {
    const states = (events.get(id) ?? []).filter(({ event }) => event in next).map(({ event }) => event);
    const problems = states.flatMap((state, index) => {
      const before = states[index - 1];
      const isAllowed = before === undefined ? state === 'queued' : next[before]?.includes(state);
      return isAllowed ? [] : [`${ulid} went from ${before ?? 'nothing'} to ${state}`];
    });
    if (states.at(-1) !== status)
      problems.push(`${ulid} is ${status}, its history ends with ${states.at(-1)}`);
    return problems;
  });
}

/** I7: read as a log, every write was made by whoever was entitled to at that point of it. */
export function noStaleWrites({ rows, events }: Evidence): string[] {
  return rows.flatMap(({ id, ulid }) => staleWrites(events.get(id) ?? []).map((what) => `${ulid}: ${what}`));
}

function staleWrites(history: HistoryEvent[]): string[] {
  let attempt = 1;
  let state: ProductionEvent = 'queued';
  const problems: string[] = [];
  for (const { event, attempt: by } of history) {
    const what = `${event} by attempt ${by}, while ${state} in attempt ${attempt}`;
    const isEnd = next[state]?.length === 0;
    const isOfNewest = ofTheNewest.has(event) || (event === 'failed' && state === 'queued');
    if (isEnd) problems.push(`${what}: after the end`);
    else if (isOfNewest && by !== attempt) problems.push(`${what}: stale`);
    else if (ofQueued.has(event) && state !== 'queued') problems.push(`${what}: not queued any more`);
    else if (event === 'submitted' && state !== 'queued') problems.push(`${what}: submitted twice`);
    else if (event === 'dispatched' && by !== attempt + 1) problems.push(`${what}: not the next attempt`);
    if (event === 'dispatched') attempt = Math.max(attempt, by);
    if (event in next) state = event;
  }
  return problems;
}
