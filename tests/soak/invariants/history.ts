import type { ProductionEvent } from '@bacs/db';
import { mayBecome, type ProductionStatus, productionStatuses, unfinishedStatuses } from '@bacs/domain';
import type { Evidence, HistoryEvent } from '../evidence.ts';

/** Only the newest attempt may write these events. */
const ofTheNewest = new Set<ProductionEvent>(['intended', 'withdrawn', 'searched', 'blocked']);
const ofQueued = new Set<ProductionEvent>(['intended', 'withdrawn', 'searched']);

/** I6 */
export function endsAreFinal({ rows, events }: Evidence): string[] {
  return rows.flatMap(({ id, ulid, status }) => {
    const states = (events.get(id) ?? []).flatMap(({ event }) => stateOf(event) ?? []);
    const problems = states.flatMap((state, index) => {
      const before = states[index - 1];
      const isAllowed = before === undefined ? state === 'queued' : mayBecome(before, state);
      return isAllowed ? [] : [`${ulid} went from ${before ?? 'nothing'} to ${state}`];
    });
    if (states.at(-1) !== status)
      problems.push(`${ulid} is ${status}, its history ends with ${states.at(-1)}`);
    return problems;
  });
}

/** I7: every event was written by an attempt that was allowed to write it at that point of the history. */
export function noStaleWrites({ rows, events }: Evidence): string[] {
  return rows.flatMap(({ id, ulid }) => staleWrites(events.get(id) ?? []).map((what) => `${ulid}: ${what}`));
}

function staleWrites(history: HistoryEvent[]): string[] {
  let attempt = 1;
  let state: ProductionStatus = 'queued';
  const problems: string[] = [];
  for (const { event, attempt: by } of history) {
    const what = `${event} by attempt ${by}, while ${state} in attempt ${attempt}`;
    const isOver = !unfinishedStatuses.includes(state);
    const isOfNewest = ofTheNewest.has(event) || (event === 'failed' && state === 'queued');
    if (isOver) problems.push(`${what}: after the end`);
    else if (isOfNewest && by !== attempt) problems.push(`${what}: stale`);
    else if (ofQueued.has(event) && state !== 'queued') problems.push(`${what}: not queued any more`);
    else if (event === 'submitted' && state !== 'queued') problems.push(`${what}: submitted twice`);
    else if (event === 'dispatched' && by !== attempt + 1) problems.push(`${what}: not the next attempt`);
    if (event === 'dispatched') attempt = Math.max(attempt, by);
    state = stateOf(event) ?? state;
  }
  return problems;
}

/** Returns the state that the event reports, or undefined when it reports none. */
function stateOf(event: ProductionEvent): ProductionStatus | undefined {
  return productionStatuses.find((status) => status === event);
}
