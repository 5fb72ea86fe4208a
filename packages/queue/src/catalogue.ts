import { ulidPattern } from '@bacs/domain';
import type { JobsOptions } from 'bullmq';
import { type Static, type TSchema, Type } from 'typebox';

/** What a queue holds: the payload of its jobs and how they are tried again. One job type per queue, of the same name. */
type JobType = { payload: TSchema; options: JobsOptions };

const day = 24 * 60 * 60;

/**
 * Every job there is. Payloads carry ids only; the row says the rest. Jobs outlive a release in Redis, so a
 * payload only ever gains optional members: a worker must understand the jobs of the release before.
 */
export const catalogue = {
  /** Takes one production from queued to its end. */
  render: {
    payload: Type.Object({
      production_ulid: Type.String({ pattern: `^${ulidPattern}$` }),
      attempt: Type.Integer({ minimum: 1 }),
    }),
    options: {
      // Errors over the whole life of a render. Should they run out, reconcile dispatches it anew.
      attempts: 25,
      backoff: { type: 'capped' },
      removeOnComplete: { age: day, count: 2_000 },
      removeOnFail: { age: 7 * day, count: 5_000 },
      // A log grows with every look at MediaConvert unless it is bounded.
      keepLogs: 50,
    },
  },
  /** Takes one deletion from its request to its receipt. */
  delete: {
    payload: Type.Object({
      deletion_ulid: Type.String({ pattern: `^${ulidPattern}$` }),
      attempt: Type.Integer({ minimum: 1 }),
    }),
    options: {
      attempts: 25,
      backoff: { type: 'capped' },
      removeOnComplete: { age: day, count: 2_000 },
      removeOnFail: { age: 7 * day, count: 5_000 },
      keepLogs: 50,
    },
  },
  /** Gives every production and deletion that is not at its end and has no live job a new one. */
  reconcile: {
    payload: Type.Object({}),
    options: { attempts: 1, removeOnComplete: { count: 50 }, removeOnFail: { count: 50 } },
  },
  /** Cancels MediaConvert jobs that a production has besides its own. */
  twins: {
    payload: Type.Object({}),
    options: { attempts: 1, removeOnComplete: { count: 50 }, removeOnFail: { count: 50 } },
  },
} satisfies Record<string, JobType>;

export type JobName = keyof typeof catalogue;
export type Payload<Name extends JobName> = Static<(typeof catalogue)[Name]['payload']>;

/** One BullMQ job per attempt, so that an attempt that was lost never hides the next. */
export function renderJobId({ production_ulid, attempt }: Payload<'render'>): string {
  return `${production_ulid}.${attempt}`;
}

export function deleteJobId({ deletion_ulid, attempt }: Payload<'delete'>): string {
  return `${deletion_ulid}.${attempt}`;
}
