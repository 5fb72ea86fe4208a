import { expect } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import type { Aws } from '../cluster/servers.ts';
import { rowOf, trailOf, waitForRow } from './production.ts';

/** What has ended in ERROR by a fault of AWS's own, and was rendered again. */
const failed = /^queued( intended (withdrawn|searched))* intended( searched)? submitted( processing)?$/;

const graphs = {
  straight: /^queued intended submitted( processing)? \w+$/,
  // Between two intents it must be known that the first came to nothing.
  detour: /^queued( intended (withdrawn|searched))* intended( searched)? submitted( processing)? \w+$/,
};

type Rendered = {
  status?: 'completed' | 'failed' | 'canceled';
  /** The error code of a production that fails. */
  error?: string;
  /** The attempts in which it may have ended. A later one than the first means that it was dispatched again. */
  attempts?: number[];
  /** true when an intent was given up and replaced: AWS refused its call for certain, or did not know it long after. */
  detour?: boolean;
  /** true when a second MediaConvert job was made; it must then be canceled. */
  twins?: boolean;
  /** How often AWS has failed by a fault of its own, so that it was rendered again */
  rerenders?: number;
};

/**
 * Checks the promise past the API, once the production has ended. The production must have the expected end, with its
 * error or none, in an allowed attempt, and nothing may block it. Exactly one of the MediaConvert jobs with its ULID is
 * not canceled, of those that AWS has not failed; each of these began when the one before had ended. The row names this
 * job, and it is the only one ever unless there may be twins. The history goes from
 * one state to the next, with one intent unless there was a detour, and names each attempt.
 */
export async function expectRenderedOnce(
  cluster: Pick<Cluster<Aws>, 'mysql' | 'aws'>,
  ulid: string,
  {
    status = 'completed',
    error,
    attempts = [1],
    detour = false,
    twins = false,
    rerenders = 0,
  }: Rendered = {},
): Promise<void> {
  await waitForRow(cluster, ulid, { completed_at: expect.any(Date) });
  const row = await rowOf(cluster, ulid);
  expect(row).toMatchObject({ ulid, status, error_code: error ?? null, blocked_reason: null });
  expect(attempts).toContain(row.attempt);

  const jobs = await cluster.aws.control.jobsOf(ulid);
  const before = (row.failed_jobs ?? []).map(({ id }) => jobs.find(({ Id }) => Id === id));
  expect(before.map((job) => job?.Status)).toEqual(Array.from({ length: rerenders }, () => 'ERROR'));
  const own = jobs.filter(
    (job) => !before.includes(job) && (job.Id === row.mediaconvert_job_id || job.Status !== 'CANCELED'),
  );
  expect(own.map(({ Id }) => Id)).toEqual([row.mediaconvert_job_id]);
  if (status !== 'failed') expect(own[0]?.Status).toBe(status === 'completed' ? 'COMPLETE' : 'CANCELED');
  if (!twins) expect(jobs).toHaveLength(1 + rerenders);
  for (const [index, job] of [...before, ...own].entries()) {
    const ended = before[index - 1]?.Timing?.FinishTime?.getTime() ?? 0;
    expect(job?.CreatedAt?.getTime()).toBeGreaterThanOrEqual(ended);
  }

  const events = await trailOf(cluster, ulid);
  const steps = events.filter((event) => event !== 'dispatched');
  const renders = steps.join(' ').split(/ (?=queued)/);
  expect(renders.pop()).toMatch(detour ? graphs.detour : graphs.straight);
  expect(renders).toEqual(Array.from({ length: rerenders }, () => expect.stringMatching(failed)));
  expect(steps.at(-1)).toBe(status);
  expect(events.filter((event) => event === 'dispatched')).toHaveLength(row.attempt - 1);
}
