import { ulidPattern } from '@bacs/domain';
import type { JobsOptions } from 'bullmq';
import { type Static, type TSchema, Type } from 'typebox';

/** The payload of a queue's jobs, and how BullMQ retries them. Each queue has one job type, with the same name. */
type JobType = { payload: TSchema; options: JobsOptions; alone?: boolean };

const day = 24 * 60 * 60;

const Ulid = Type.String({ pattern: `^${ulidPattern}$` });
const Attempt = Type.Integer({ minimum: 1 });

/**
 * Makes a kind of job that takes a row to its end. There is one BullMQ job per attempt, so that a lost one never hides
 * the next.
 */
function untilItsEnd<Payload extends TSchema>(
  payload: Payload,
  jobIdOf: (payload: Static<Payload>) => string,
) {
  return {
    payload,
    jobIdOf,
    givesWay: false,
    options: {
      // This counts errors over the whole life of the row. If they run out, reconcile dispatches the row again.
      attempts: 25,
      backoff: { type: 'capped' },
      removeOnComplete: { age: day, count: 2_000 },
      removeOnFail: { age: 7 * day, count: 5_000 },
      // The log grows with every look at MediaConvert unless it is limited.
      keepLogs: 50,
    },
  };
}

/**
 * Makes a kind of job that may be lost: another job does the same work when it needs it, or has it enqueued again.
 * The same one may be enqueued again after its end: a completed job leaves nothing, and a failed one, which operators see
 * for a day, gives way to it.
 */
function ahead<Payload extends TSchema>(payload: Payload, jobIdOf: (payload: Static<Payload>) => string) {
  return {
    payload,
    jobIdOf,
    options: {
      attempts: 10,
      backoff: { type: 'capped' },
      removeOnComplete: true,
      removeOnFail: { age: day, count: 1_000 },
      keepLogs: 50,
    },
    givesWay: true,
  };
}

/** Jobs of this kind repeat on a schedule. */
const everSoOften = {
  payload: Type.Object({}),
  alone: false,
  options: {
    attempts: 1,
    removeOnComplete: { age: 7 * day, count: 50 },
    removeOnFail: { age: 7 * day, count: 50 },
  },
};

/**
 * Lists every job. Payloads carry ids only; the row tells the rest. Jobs outlive a release in Redis, so a payload may
 * only gain optional members: a worker must understand the jobs of the release before.
 */
export const catalogue = {
  /** Takes one production from queued to its end. */
  render: untilItsEnd(
    Type.Object({ production_ulid: Ulid, attempt: Attempt }),
    ({ production_ulid, attempt }) => `${production_ulid}.${attempt}`,
  ),
  /** Takes one deletion from its request to its receipt. */
  delete: untilItsEnd(
    Type.Object({ deletion_ulid: Ulid, attempt: Attempt }),
    ({ deletion_ulid, attempt }) => `${deletion_ulid}.${attempt}`,
  ),
  /** Asks MediaConvert what the source of an upload is, so that a plan knows it before the first render does. */
  describe: ahead(
    Type.Object({ upload_id: Type.Integer({ minimum: 1 }) }),
    ({ upload_id }) => `upload-${upload_id}`,
  ),
  /** Sends what is due at one endpoint; a round of the next few events at a time. */
  webhook: ahead(Type.Object({ endpoint_ulid: Ulid }), ({ endpoint_ulid }) => endpoint_ulid),
  /** Acts on the set of a bulk action, a few productions at a time. */
  bulk: ahead(Type.Object({ bulk_action_ulid: Ulid }), ({ bulk_action_ulid }) => bulk_action_ulid),
  /** Gives every production and deletion that is not at its end and has no live job a new one. */
  reconcile: everSoOften,
  /** Looks at all MediaConvert jobs of the fleet together; one worker at a time does. */
  watch: { ...everSoOften, alone: true },
  /** Releases productions that wait in line, if nothing else has. */
  release: everSoOften,
  /** Cancels MediaConvert jobs that a production has besides its own. */
  twins: everSoOften,
  /** Begins the deletion of uploads that were not completed in time, and removes what has been kept for long enough. */
  expire: everSoOften,
  /** Unpublishes what closed spaces have shown, and removes the members of deleted ones. */
  clear: everSoOften,
} satisfies Record<string, JobType>;

export type JobName = keyof typeof catalogue;
export type Payload<Name extends JobName> = Static<(typeof catalogue)[Name]['payload']>;

type NamesWith<Member extends string> = {
  [Name in JobName]: Member extends keyof (typeof catalogue)[Name] ? Name : never;
}[JobName];

/** The jobs that are enqueued. */
export type EnqueuedName = NamesWith<'jobIdOf'>;
/** The jobs that a schedule makes. */
export type ScheduledName = Exclude<JobName, EnqueuedName>;

/** `givesWay` says that a job which has failed makes room for the next one with its id. */
type Enqueued<Name extends JobName> = { jobIdOf: (payload: Payload<Name>) => string; givesWay: boolean };

const enqueued: { [Name in EnqueuedName]: Enqueued<Name> } = catalogue;

export function jobIdOf<Name extends EnqueuedName>(name: Name, payload: Payload<Name>): string {
  return enqueued[name].jobIdOf(payload);
}

export function givesWay(name: EnqueuedName): boolean {
  return enqueued[name].givesWay;
}

const scheduled: { [Name in ScheduledName]: { alone: boolean } } = catalogue;

/** Says that one worker of the fleet at a time runs the job. */
export function runsAlone(name: ScheduledName): boolean {
  return scheduled[name].alone;
}
