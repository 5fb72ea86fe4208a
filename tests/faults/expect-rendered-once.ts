import { expect } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { rowOf, trailOf, waitForRow } from './production.ts';

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
};

/**
 * Checks the promise past the API, once the production has ended. The production must have the expected end, with its
 * error or none, in an allowed attempt, and nothing may block it. Exactly one of the MediaConvert jobs with its ULID is
 * not canceled. The row names this job, and it is the only one ever unless there may be twins. The history goes from
 * one state to the next, with one intent unless there was a detour, and names each attempt.
 */
export async function expectRenderedOnce(
  cluster: Cluster,
  ulid: string,
  { status = 'completed', error, attempts = [1], detour = false, twins = false }: Rendered = {},
): Promise<void> {
  await waitForRow(cluster, ulid, { completed_at: expect.any(Date) });
  const row = await rowOf(cluster, ulid);
  expect(row).toMatchObject({ ulid, status, error_code: error ?? null, blocked_reason: null });
  expect(attempts).toContain(row.attempt);

  const jobs = await cluster.aws.control.jobsOf(ulid);
  const own = jobs.filter(({ Id, Status }) => Id === row.mediaconvert_job_id || Status !== 'CANCELED');
  expect(own.map(({ Id }) => Id)).toEqual([row.mediaconvert_job_id]);
  if (status !== 'failed') expect(own[0]?.Status).toBe(status === 'completed' ? 'COMPLETE' : 'CANCELED');
  if (!twins) expect(jobs).toHaveLength(1);

  const events = await trailOf(cluster, ulid);
  const steps = events.filter((event) => event !== 'dispatched');
  expect(steps.join(' ')).toMatch(detour ? graphs.detour : graphs.straight);
  expect(steps.at(-1)).toBe(status);
  expect(events.filter((event) => event === 'dispatched')).toHaveLength(row.attempt - 1);
}
