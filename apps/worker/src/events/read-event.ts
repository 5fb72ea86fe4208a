import { Type } from 'typebox';
import { fits } from '../mediaconvert/fits.ts';
import { productionUlidOf } from '../mediaconvert/user-metadata.ts';

/** What MediaConvert tells of a job of ours. It is a hint, for events come twice, late, in any order, or never. */
export type JobEvent = { ulid: string; jobId: string } & (
  | { kind: 'end' }
  | { kind: 'progress'; percent: number | undefined }
);

/**
 * Why a message is of no use: it is not what MediaConvert writes, it is about somebody else's job, it tells what nobody
 * needs, or its status is none that this release knows.
 */
export type Useless = 'malformed' | 'foreign' | 'unneeded' | 'unknown';

const JobStateChange = Type.Object({
  source: Type.Literal('aws.mediaconvert'),
  'detail-type': Type.Literal('MediaConvert Job State Change'),
  detail: Type.Object({
    jobId: Type.String({ minLength: 1, maxLength: 128 }),
    status: Type.String(),
    userMetadata: Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()])),
    jobProgress: Type.Optional(Type.Unknown()),
  }),
});
const Progress = Type.Object({ jobPercentComplete: Type.Number({ minimum: 0, maximum: 100 }) });
/** SNS wraps what it passes on, unless raw delivery is set. */
const Notification = Type.Object({ Type: Type.Literal('Notification'), Message: Type.String() });

const kinds: Record<string, JobEvent['kind'] | 'unneeded'> = {
  PROGRESSING: 'progress',
  STATUS_UPDATE: 'progress',
  COMPLETE: 'end',
  ERROR: 'end',
  CANCELED: 'end',
  INPUT_INFORMATION: 'unneeded',
  NEW_WARNING: 'unneeded',
  QUEUE_HOP: 'unneeded',
};

/** Reads the body of a message. Nothing throws: anybody who may write to the queue may have written it. */
export function readEvent(body: string | undefined): JobEvent | Useless {
  const outer = parseJson(body);
  const event = fits(Notification, outer) ? parseJson(outer.Message) : outer;
  if (typeof event !== 'object' || event === null) return 'malformed';
  if (!('source' in event) || event.source !== 'aws.mediaconvert') return 'foreign';
  if (!fits(JobStateChange, event)) return 'malformed';
  const { jobId, status, userMetadata, jobProgress } = event.detail;
  const ulid = productionUlidOf({ UserMetadata: userMetadata ?? {} });
  if (ulid === undefined) return 'foreign';
  const kind = Object.hasOwn(kinds, status) ? kinds[status] : undefined;
  if (kind === undefined) return 'unknown';
  if (kind === 'unneeded') return kind;
  return kind === 'end' ? { kind, ulid, jobId } : { kind, ulid, jobId, percent: percentOf(jobProgress) };
}

function percentOf(progress: unknown): number | undefined {
  return fits(Progress, progress) ? Math.floor(progress.jobPercentComplete) : undefined;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
