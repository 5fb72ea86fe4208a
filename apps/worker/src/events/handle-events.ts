import type { Message } from '@aws-sdk/client-sqs';
import {
  findSubmitted,
  type SubmittedProduction,
  storeProgress,
  tryMarkProcessing,
  unblock,
} from '@bacs/db/productions';
import { unfinishedStatuses } from '@bacs/domain';
import { showProgress, tryClaimWake, withDeadline } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { quarterLine } from '../quarter-line.ts';
import { wakeRender } from '../wake-render.ts';
import { type JobEvent, readEvent, type Useless } from './read-event.ts';

/**
 * What an event came to: it has started, moved or woken its render; its row says more already (`past`); it came before
 * its row knows of the job (`early`), a moment after another event that told of an end (`again`), or just after Redis has
 * lost the job of the render (`lost`); or a server was away (`kept`).
 */
type Outcome = 'started' | 'moved' | 'woken' | 'past' | 'early' | 'again' | 'lost' | 'kept' | Useless;
const soon: string[] = ['early', 'again', 'lost', 'kept'];

export type Handled = {
  /** What is in neither list comes again after the visibility time-out of the queue. */
  done: Message[];
  soon: Message[];
  /** How many messages came to what */
  tally: Partial<Record<Outcome, number>>;
  /** How many told of a production of ours, and how many of these of an end */
  events: number;
  ends: number;
};

/** So often a message comes again soon. After that the sweep finds the end, and an outage is a long one. */
const mostReceives = 5;
const showMs = 500;
const claimMs = 500;
/** Ends that are told more often than this are doubles or forged. It is shorter than the wait for a message to come again. */
const wakeMs = 1_500;

/**
 * Does what the events of a batch ask for. One query reads all of their rows.
 * @throws when the database does not answer; then no message is done with.
 */
export async function handleEvents(deps: Dependencies, messages: Message[]): Promise<Handled> {
  const read = messages.map((message) => ({ message, event: readEvent(message.Body) }));
  const latest = latestByJob(read.flatMap(({ event }) => (typeof event === 'string' ? [] : [event])));
  const found = await findSubmitted(deps.db, [...new Set([...latest.values()].map(({ ulid }) => ulid))]);
  const rows = new Map(found.map((row) => [row.ulid, row]));
  const outcomes = new Map<string, Outcome>();
  await Promise.all(
    [...latest].map(async ([key, event]) => {
      outcomes.set(key, await follow(deps, rows.get(event.ulid), event));
    }),
  );
  const handled: Handled = { done: [], soon: [], tally: {}, events: 0, ends: 0 };
  for (const { message, event } of read) {
    const outcome = typeof event === 'string' ? event : (outcomes.get(keyOf(event)) ?? 'kept');
    handled.tally[outcome] = (handled.tally[outcome] ?? 0) + 1;
    if (soon.includes(outcome) && receivesOf(message) < mostReceives) {
      handled.soon.push(message);
      continue;
    }
    if (outcome === 'kept') continue;
    handled.done.push(message);
    if (typeof event === 'string' || outcome === 'foreign') continue;
    handled.events += 1;
    if (event.kind === 'end') handled.ends += 1;
  }
  return handled;
}

/** Leaves one event of each job, so that doubles of a batch do nothing twice: its end, or the most percent. */
function latestByJob(events: JobEvent[]): Map<string, JobEvent> {
  const latest = new Map<string, JobEvent>();
  for (const event of events) {
    const known = latest.get(keyOf(event));
    if (known === undefined || rankOf(event) > rankOf(known)) latest.set(keyOf(event), event);
  }
  return latest;
}

function keyOf({ ulid, jobId }: JobEvent): string {
  return `${ulid} ${jobId}`;
}

function rankOf(event: JobEvent): number {
  return event.kind === 'end' ? Number.POSITIVE_INFINITY : (event.percent ?? -1);
}

async function follow(
  deps: Dependencies,
  row: SubmittedProduction | undefined,
  event: JobEvent,
): Promise<Outcome> {
  if (row === undefined) return 'foreign';
  if (!unfinishedStatuses.includes(row.status)) return 'past';
  const early = row.mediaconvert_job_id === null && row.submit_intent_at !== null;
  if (row.mediaconvert_job_id !== event.jobId && !early) return 'foreign';
  try {
    if (event.kind === 'end') return await wake(deps, row, early);
    return early ? 'unneeded' : await move(deps, row, event.percent);
  } catch (err) {
    deps.logSparingly('events', { production: row.ulid, err }, 'an event waits until MySQL and Redis answer');
    return 'kept';
  }
}

/**
 * Runs the job of the render, which asks MediaConvert. A row without its MediaConvert job is being submitted, or the
 * answer of CreateJob was lost: its job goes on after that step, or looks for what the event proves to be there. An event
 * that comes a moment after another one wakes the render later, if it has not ended by then: this one may be true, and
 * the one before it forged.
 */
async function wake(deps: Dependencies, row: SubmittedProduction, early: boolean): Promise<Outcome> {
  const { redis, config } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const claim = () => withDeadline(claimMs, tryClaimWake(place, row.ulid, { by: 'event', ms: wakeMs }));
  if (!early && !(await claim())) return 'again';
  const isAwake = await wakeRender(deps, row);
  if (early) return 'early';
  return isAwake ? 'woken' : 'lost';
}

async function move({ db, queues }: Dependencies, row: SubmittedProduction, percent = 0): Promise<Outcome> {
  const started = row.status === 'submitted' && (await tryMarkProcessing(db, row));
  const isFurther = percent > (row.progress_percent ?? 0);
  if (isFurther) await storeProgress(db, row.id, percent);
  if (row.blocked_reason !== null) await unblock(db, row.id);
  const line = started ? 'MediaConvert transcodes' : quarterLine(percent, row.progress_percent);
  const job = { production_ulid: row.ulid, attempt: row.attempt };
  if (started || isFurther)
    await withDeadline(showMs, showProgress(queues, 'render', job, { percent, line }));
  return started ? 'started' : 'moved';
}

/** Says how often SQS has handed the message out. */
function receivesOf({ Attributes }: Message): number {
  return Number(Attributes?.ApproximateReceiveCount ?? mostReceives);
}
