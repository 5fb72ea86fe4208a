import { expect } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { rowOf, trailOf, waitForRow } from './production.ts';

const graphs = {
  straight: /^queued intended submitted( processing)? \w+$/,
  // Never are there two intents without it being known between them that the first came to nothing.
  detour: /^queued( intended (withdrawn|searched))* intended( searched)? submitted( processing)? \w+$/,
};

type Rendered = {
  status?: 'completed' | 'failed' | 'canceled';
  /** The code that a production has failed with. */
  error?: string;
  /** Those in which it may have ended. Another than the first means that it had to be dispatched anew. */
  attempts?: number[];
  /** AWS refused a call for certain, or had not seen one long after: an intent was given up, and there was another. */
  detour?: boolean;
  /** A second MediaConvert job was made, and must have been canceled. */
  twins?: boolean;
};

/**
 * The promise, looked at past the API, once the production is at its end: that is the end it should have, with its
 * error or none, in an attempt that it may have taken, and nothing is in its way. Of the MediaConvert jobs that carry
 * its ULID exactly one is not canceled, it is the row's, and unless there may be twins it is the only one ever. Its
 * history goes from one state to the next, with one intent unless there was a detour, and tells of each attempt.
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
