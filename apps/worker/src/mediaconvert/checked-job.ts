import { type Job, JobStatus } from '@aws-sdk/client-mediaconvert';
import { type TSchema, Type } from 'typebox';
import { fits } from './fits.ts';
import { shorten, UnfitAnswerError } from './verdict.ts';

/** A MediaConvert job whose members are what they may be. AWS may leave out all but these two. */
export type CheckedJob = Job & { Id: string; Status: JobStatus };

const ends = new Set<JobStatus>(['CANCELED', 'COMPLETE', 'ERROR']);

/** Tells whether the job is at its end, which it never leaves. */
export function hasEnded({ Status }: CheckedJob): boolean {
  return ends.has(Status);
}

/**
 * Checks a job where it enters: the SDK passes on whatever the answer says.
 * @param operation is what MediaConvert was asked
 * @throws UnfitAnswerError, which names what does not fit
 */
export function checkJob(operation: string, job: unknown): CheckedJob {
  if (!isRecord(job)) throw new UnfitAnswerError(operation, [`the job is ${show(job)}`]);
  const unfit = Object.entries(members)
    .filter(([path, isFit]) => !isFit(memberAt(job, path)))
    .map(([path]) => `${path} is ${show(memberAt(job, path))}`);
  if (unfit.length > 0) throw new UnfitAnswerError(operation, unfit);
  const checked = job as Record<string, unknown> & CheckedJob;
  return { ...checked, ErrorMessage: checked.ErrorMessage && shorten(checked.ErrorMessage) };
}

/** Checks what tells whose job it is. One that cannot be read may be anybody's. @throws UnfitAnswerError */
export function checkOwner(operation: string, job: unknown): void {
  const owner = isRecord(job) ? job['UserMetadata'] : job;
  if (!orMissing(as(Texts))(owner)) throw new UnfitAnswerError(operation, [`UserMetadata is ${show(owner)}`]);
}

/** Seconds that are read as milliseconds, and the other way about, lie outside. */
const [earliest, latest] = [Date.UTC(2000, 0), Date.UTC(2100, 0)];

export function isTime(value: unknown): value is Date {
  return value instanceof Date && value.getTime() >= earliest && value.getTime() < latest;
}

const Text = Type.String();
const Texts = Type.Record(Type.String(), Text);
const Structure = Type.Object({});

type IsFit = (value: unknown) => boolean;

function as(schema: TSchema): IsFit {
  return (value) => fits(schema, value);
}

function orMissing(isFit: IsFit): IsFit {
  return (value) => value === undefined || value === null || isFit(value);
}

const OutputGroup = Type.Object({
  Outputs: Type.Optional(Type.Union([Type.Array(Structure), Type.Null()])),
});

const members: Record<string, IsFit> = {
  Id: as(Type.String({ minLength: 1, maxLength: 128 })),
  Status: as(Type.Enum(Object.values(JobStatus))),
  JobPercentComplete: orMissing(as(Type.Number({ minimum: 0, maximum: 100 }))),
  CreatedAt: orMissing(isTime),
  Timing: orMissing(as(Structure)),
  'Timing.FinishTime': orMissing(isTime),
  ErrorCode: orMissing(as(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))),
  ErrorMessage: orMissing(as(Text)),
  Queue: orMissing(as(Text)),
  UserMetadata: orMissing(as(Texts)),
  Settings: orMissing(as(Structure)),
  'Settings.OutputGroups': orMissing(as(Type.Array(OutputGroup))),
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
