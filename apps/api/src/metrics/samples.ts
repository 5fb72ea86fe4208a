import { oldestDeletionMs } from '@bacs/db/deletions';
import { oldestUnnumberedMs } from '@bacs/db/events';
import { findOldestQueuedAge } from '@bacs/db/line';
import { tallyLiveProductions } from '@bacs/db/productions';
import { findBudget, findWatchState, tallyQueues } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { mostCounted, type Sample } from './gauges.ts';

/** Reads the rows, by a few statements that each walk one index, no further than what is counted at most. */
export async function sampleRows({ db }: Dependencies): Promise<Sample[]> {
  const tallies = await tallyLiveProductions(db, { limit: mostCounted });
  return [
    ...tallies.flatMap(({ status, count, oldestMs }): Sample[] => [
      { name: 'bacs_productions', value: count, labels: { status } },
      { name: 'bacs_oldest_production_age_seconds', value: oldestMs / 1_000, labels: { status } },
    ]),
    { name: 'bacs_oldest_queued_production_age_seconds', value: await findOldestQueuedAge(db) },
    { name: 'bacs_oldest_deletion_age_seconds', value: (await oldestDeletionMs(db)) / 1_000 },
    { name: 'bacs_outbox_age_seconds', value: (await oldestUnnumberedMs(db)) / 1_000 },
  ];
}

export async function sampleQueues({ queues }: Dependencies): Promise<Sample[]> {
  const tallies = await tallyQueues(queues);
  return tallies.flatMap(({ name: queue, oldest_waiting_at, oldest_active_at, ...counts }): Sample[] => [
    ...(['waiting', 'active', 'delayed', 'failed'] as const).map(
      (state): Sample => ({ name: 'bacs_queue_jobs', value: counts[state], labels: { queue, state } }),
    ),
    ...Object.entries({ waiting: oldest_waiting_at, active: oldest_active_at }).map(
      ([state, at]): Sample => ({
        name: 'bacs_queue_oldest_job_age_seconds',
        value: at === null ? 0 : secondsBetween(at.getTime(), Date.now()),
        labels: { queue, state },
      }),
    ),
  ]);
}

/** Reads what the workers note in Redis of their calls and of their watch over MediaConvert. */
export async function sampleWatch({ redis, config }: Dependencies): Promise<Sample[]> {
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const [budget, { now, sweptAt, eventsAt }] = await Promise.all([findBudget(place), findWatchState(place)]);
  const samples: Sample[] = [
    { name: 'bacs_budget_calls_per_second', value: budget.calls_last_second },
    { name: 'bacs_budget_learned_calls_per_second', value: budget.learned_per_second ?? Number.NaN },
    { name: 'bacs_sweep_age_seconds', value: secondsBetween(sweptAt, now) },
    { name: 'bacs_mediaconvert_event_age_seconds', value: secondsBetween(eventsAt, now) },
  ];
  return samples.filter(({ value }) => !Number.isNaN(value));
}

export async function sampleFleet({ lookAtFleet }: Dependencies): Promise<Sample[]> {
  const fleet = await lookAtFleet();
  if (fleet === undefined) return [];
  return [
    { name: 'bacs_workers', value: fleet.workers.length },
    { name: 'bacs_line_paused', value: fleet.linePaused === null ? 0 : 1 },
  ];
}

export async function sampleProblems({ readiness }: Dependencies): Promise<Sample[]> {
  const { problems, degraded } = await readiness();
  return Object.entries({ unready: problems, degraded }).flatMap(([kind, found]) =>
    found.map(({ code }): Sample => ({ name: 'bacs_problem', value: 1, labels: { kind, code } })),
  );
}

/** The clocks of this process and of others may differ. */
function secondsBetween(one: number | undefined, other: number): number {
  return one === undefined ? Number.NaN : Math.max(0, other - one) / 1_000;
}
