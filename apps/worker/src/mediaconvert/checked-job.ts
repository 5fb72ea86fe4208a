import { type Job, JobStatus } from '@aws-sdk/client-mediaconvert';
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
  const unfit = Object.entries(rules)
    .filter(([path, fits]) => !fits(memberAt(job, path)))
    .map(([path]) => `${path} is ${show(memberAt(job, path))}`);
  if (unfit.length > 0) throw new UnfitAnswerError(operation, unfit);
  const checked = job as Record<string, unknown> & CheckedJob;
  return { ...checked, ErrorMessage: checked.ErrorMessage && shorten(checked.ErrorMessage) };
}

/** Checks what tells whose job it is. One that cannot be read may be anybody's. @throws UnfitAnswerError */
export function checkOwner(operation: string, job: unknown): void {
  const owner = isRecord(job) ? job['UserMetadata'] : job;
  if (!isMissing(owner) && !isTexts(owner))
    throw new UnfitAnswerError(operation, [`UserMetadata is ${show(owner)}`]);
}

/** Seconds that are read as milliseconds, and the other way about, lie outside. */
const [earliest, latest] = [Date.UTC(2000, 0), Date.UTC(2100, 0)];

export function isTime(value: unknown): value is Date {
  return value instanceof Date && value.getTime() >= earliest && value.getTime() < latest;
}

type Rule = (value: unknown) => boolean;

const statuses = new Set<unknown>(Object.values(JobStatus));
const longestId = 128;

const isMissing: Rule = (value) => value === undefined || value === null;
const isText: Rule = (value) => typeof value === 'string';
const isTexts: Rule = (value) => isRecord(value) && Object.values(value).every(isText);
const isCount: Rule = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isPercent: Rule = (value) => typeof value === 'number' && value >= 0 && value <= 100;
const isListOf =
  (fits: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.every(fits);
const orMissing =
  (fits: Rule): Rule =>
  (value) =>
    isMissing(value) || fits(value);

const rules: Record<string, Rule> = {
  Id: (value) => typeof value === 'string' && value.length > 0 && value.length <= longestId,
  Status: (value) => statuses.has(value),
  JobPercentComplete: orMissing(isPercent),
  CreatedAt: orMissing(isTime),
  Timing: orMissing(isRecord),
  'Timing.FinishTime': orMissing(isTime),
  ErrorCode: orMissing(isCount),
  ErrorMessage: orMissing(isText),
  Queue: orMissing(isText),
  UserMetadata: orMissing(isTexts),
  Settings: orMissing(isRecord),
  'Settings.OutputGroups': orMissing(
    isListOf((group) => isRecord(group) && orMissing(isListOf(isRecord))(group['Outputs'])),
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
