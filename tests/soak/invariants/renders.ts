import type { Job } from '@aws-sdk/client-mediaconvert';
import type { RenditionManifest } from '@bacs/db';
import type { Evidence, Row } from '../evidence.ts';
import { usualFailures } from '../timings.ts';
import { twinMark } from '../twins.ts';

/** I4 */
export function oneLiveJobEach(evidence: Evidence): string[] {
  const byUlid = jobsByUlid(evidence.jobs);
  const problems = evidence.rows.flatMap((row) => {
    const jobs = byUlid.get(row.ulid) ?? [];
    const live = jobs.filter((job) => isLive(job) && !isFailedBefore(job, row));
    if (live.length > 1) return [`${row.ulid} has ${live.map(describe).join(' and ')}`];
    if (row.mediaconvert_job_id === null)
      return live.map((job) => `${row.ulid} does not know its ${describe(job)}`);
    const others = live.filter(({ Id }) => Id !== row.mediaconvert_job_id);
    return others.map(
      (job) => `${row.ulid} has ${row.mediaconvert_job_id} on its row, live is ${describe(job)}`,
    );
  });
  const known = new Set(evidence.rows.map(({ ulid }) => ulid));
  const strangers = [...byUlid.keys()].filter((ulid) => !known.has(ulid) && !evidence.load.deleted.has(ulid));
  return [...problems, ...strangers.map((ulid) => `${ulid} has a MediaConvert job and no row`)];
}

/** I19. What AWS has failed, and nothing else, is rendered again, at most twice, and never before its job has ended. */
export function renderedAgainInTurn({ rows, jobs }: Evidence): string[] {
  const byId = new Map(jobs.map((job) => [job.Id, job]));
  return rows.flatMap(({ ulid, failed_jobs, mediaconvert_job_id }) => {
    const failed = (failed_jobs ?? []).map(({ id }) => byId.get(id));
    const last = byId.get(mediaconvert_job_id ?? undefined);
    const problems = failed.flatMap((job, index) => {
      const next = failed[index + 1] ?? last;
      if (job?.Status !== 'ERROR' || job.ErrorCode !== usualFailures.code)
        return [`${ulid} was rendered again after ${job ? describe(job) : 'a job that nobody knows'}`];
      const ended = job.Timing?.FinishTime?.getTime() ?? Number.POSITIVE_INFINITY;
      const isEarly = next?.CreatedAt !== undefined && next.CreatedAt.getTime() < ended;
      return isEarly ? [`${ulid} had ${describe(next)} before ${describe(job)} had ended`] : [];
    });
    return failed.length > 2 ? [...problems, `${ulid} was rendered again ${failed.length} times`] : problems;
  });
}

/** Counts the jobs beyond one for each production. Canceled jobs, and those that AWS has failed, do not count. */
export function countDuplicates({ rows, jobs, load }: Evidence): number {
  const failed = new Set(rows.flatMap(({ failed_jobs }) => failed_jobs?.map(({ id }) => id) ?? []));
  // The row of what is deleted does not tell any more which jobs AWS had failed.
  const isOfDeleted = ({ UserMetadata }: Job) => load.deleted.has(UserMetadata?.['production_ulid'] ?? '');
  const others = jobs.filter(
    (job) => !failed.has(job.Id ?? '') && !(job.Status === 'ERROR' && isOfDeleted(job)),
  );
  const counts = [...jobsByUlid(others).values()].map((each) => each.filter(isLive).length);
  return counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
}

/** I5. No production may fail, because the soak requests only renders that succeed, unless AWS itself may fail them. */
export function endsAgreeWithMediaConvert({ rows, jobs, keys, mayFailWith }: Evidence): string[] {
  const byId = new Map(jobs.map((job) => [job.Id ?? '', job]));
  return rows.flatMap((row) => {
    const { ulid, status, error_code, error_message } = row;
    const job = byId.get(row.mediaconvert_job_id ?? '');
    const problems = [];
    const isExpected = job?.Status === 'ERROR' && job.ErrorCode === mayFailWith;
    if (status === 'failed' && !isExpected)
      problems.push(`${ulid} failed with ${error_code}: ${error_message}`);
    if (status === 'failed' && (!error_code || !error_message))
      problems.push(`${ulid} failed without saying why`);
    if ((status === 'completed') !== (job?.Status === 'COMPLETE'))
      problems.push(`${ulid} is ${status}, its MediaConvert job ${job?.Status ?? 'unknown'}`);
    if (status === 'completed')
      problems.push(...missingOutputs(row, keys).map((key) => `${ulid} lacks ${key}`));
    return problems;
  });
}

/** I14 */
export function canceledMeansCanceled({ load, rows, jobs, events }: Evidence): string[] {
  const byId = new Map(jobs.map((job) => [job.Id ?? '', job]));
  return rows.flatMap(({ id, ulid, status, mediaconvert_job_id: jobId }) => {
    const answer = load.cancels.get(ulid);
    const job = jobId === null ? 'none' : (byId.get(jobId)?.Status ?? 'unknown');
    const problems = [];
    if (status === 'canceled' && answer === undefined) problems.push(`${ulid} was canceled by nobody`);
    if (status === 'canceled' && job !== 'none' && job !== 'CANCELED')
      problems.push(`${ulid} is canceled, its MediaConvert job ${job}`);
    if (status !== 'canceled' && answer === 200)
      problems.push(`${ulid} was said to be canceled, and is ${status}`);
    const history = (events.get(id) ?? []).map(({ event }) => event);
    const asked = history.indexOf('cancel_requested');
    if (asked >= 0 && history.indexOf('intended', asked) > 0)
      problems.push(`${ulid} was submitted after it was to be canceled`);
    return problems;
  });
}

export function isTwin({ UserMetadata }: Job): boolean {
  return Object.values(UserMetadata ?? {}).includes(twinMark);
}

function missingOutputs({ outputs }: Row, keys: Set<string>): string[] {
  if (!outputs || outputs.groups.length === 0) return ['a manifest of its outputs'];
  const wanted = outputs.groups.flatMap((group) => [
    group.playlist_key ?? [],
    ...group.poster_keys,
    ...group.renditions.map(({ playlist_key }) => playlist_key ?? []),
    ...(group.files ?? []).map(({ key }) => key),
  ]);
  const segments = outputs.groups.flatMap(({ renditions }) => renditions.map(segmentsMissing(keys))).flat();
  return [...wanted.flat().filter((key) => !keys.has(key)), ...segments];
}

function segmentsMissing(keys: Set<string>) {
  return ({ playlist_key, segments }: RenditionManifest): string[] => {
    if (playlist_key === null) return [];
    const wanted = segments ?? 0;
    const base = playlist_key.replace(/\.m3u8$/, '_');
    const found = [...keys].filter((key) => key.startsWith(base) && key.endsWith('.ts')).length;
    return found >= wanted && wanted > 0 ? [] : [`${wanted - found} segments of ${playlist_key}`];
  };
}

function jobsByUlid(jobs: Job[]): Map<string, Job[]> {
  const byUlid = new Map<string, Job[]>();
  for (const job of jobs) {
    const ulid = job.UserMetadata?.['production_ulid'] ?? `(none) ${job.Id}`;
    byUlid.set(ulid, [...(byUlid.get(ulid) ?? []), job]);
  }
  return byUlid;
}

function isFailedBefore({ Id, Status }: Job, { failed_jobs }: Row): boolean {
  return Status === 'ERROR' && (failed_jobs?.some(({ id }) => id === Id) ?? false);
}

function isLive({ Status }: Job): boolean {
  return Status !== 'CANCELED';
}

function describe(job: Job): string {
  return `${isTwin(job) ? 'injected twin' : 'job'} ${job.Id} (${job.Status})`;
}
