import { type Job, JobStatus } from '@aws-sdk/client-mediaconvert';
import { type TSchema, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { shorten, UnfitAnswerError } from './verdict.ts';

/** A MediaConvert job whose members are what they may be. AWS may leave out all but these two. */
export type CheckedJob = Job & { Id: string; Status: JobStatus };

/**
 * Checks a job where it enters: the SDK passes on whatever the answer says.
 * @param operation is what MediaConvert was asked
 * @throws UnfitAnswerError, which names what does not fit
 */
export function checkJob(operation: string, job: unknown): CheckedJob {
  if (!isRecord(job)) throw new UnfitAnswerError(operation, [`the job is ${show(job)}`]);
  const unfit = Object.entries(members)
    .filter(([path, schema]) => !Check(schema, memberAt(job, path)))
    .map(([path]) => `${path} is ${show(memberAt(job, path))}`);
  if (unfit.length > 0) throw new UnfitAnswerError(operation, unfit);
  const checked = job as Record<string, unknown> & CheckedJob;
  return { ...checked, ErrorMessage: checked.ErrorMessage && shorten(checked.ErrorMessage) };
}

/** Checks what tells whose job it is. One that cannot be read may be anybody's. @throws UnfitAnswerError */
export function checkOwner(operation: string, job: unknown): void {
  const owner = isRecord(job) ? job['UserMetadata'] : job;
  if (!Check(orMissing(Texts), owner))
    throw new UnfitAnswerError(operation, [`UserMetadata is ${show(owner)}`]);
}

/** Seconds that are read as milliseconds, and the other way about, lie outside. */
const [earliest, latest] = [Date.UTC(2000, 0), Date.UTC(2100, 0)];

export function isTime(value: unknown): value is Date {
  return value instanceof Date && value.getTime() >= earliest && value.getTime() < latest;
}

const Text = Type.String();
const Texts = Type.Record(Type.String(), Text);
const Structure = Type.Object({});
const Time = Type.Refine(Type.Unsafe<Date>({}), isTime);

function orMissing(schema: TSchema): TSchema {
  return Type.Union([schema, Type.Null(), Type.Undefined()]);
}

const members: Record<string, TSchema> = {
  Id: Type.String({ minLength: 1, maxLength: 128 }),
  Status: Type.Enum(Object.values(JobStatus)),
  JobPercentComplete: orMissing(Type.Number({ minimum: 0, maximum: 100 })),
  CreatedAt: orMissing(Time),
  Timing: orMissing(Structure),
  'Timing.FinishTime': orMissing(Time),
  ErrorCode: orMissing(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  ErrorMessage: orMissing(Text),
  Queue: orMissing(Text),
  UserMetadata: orMissing(Texts),
  Settings: orMissing(Structure),
  'Settings.OutputGroups': orMissing(
    Type.Array(Type.Object({ Outputs: Type.Optional(orMissing(Type.Array(Structure))) })),
  ),
};

function memberAt(job: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), job);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 100);
}
