import { type Job, MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { eventsOf, findProduction, type Production } from '@bacs/db';
import { localCredentials, localRegion } from '@bacs/stack';
import { expect, vi } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import type { Call } from '../support/local-aws.ts';

/** For `vi.waitFor`: what is sure to come, on a busy machine. */
export const patiently = { timeout: 40_000, interval: 50 };

/** The MediaConvert jobs that carry a production's ULID, newest first. */
export async function jobsOf({ aws }: Cluster, ulid: string): Promise<Job[]> {
  const credentials = localCredentials;
  const client = new MediaConvertClient({ endpoint: aws.url, region: localRegion, credentials });
  try {
    const jobs: Job[] = [];
    for await (const { Jobs = [] } of paginateListJobs({ client }, { Order: 'DESCENDING' }))
      jobs.push(...Jobs.filter(({ UserMetadata }) => UserMetadata?.['production_ulid'] === ulid));
    return jobs;
  } finally {
    client.destroy();
  }
}

/** The CreateJob calls of a production that reached MediaConvert, oldest first. */
export async function callsOf({ aws }: Cluster, ulid: string): Promise<Call[]> {
  const calls = await aws.control.calls('CreateJob');
  return calls.filter(({ body }) => (body as { clientRequestToken?: string }).clientRequestToken === ulid);
}

/** What MediaConvert made of them. */
export async function statusesOf(cluster: Cluster, ulid: string): Promise<(number | null)[]> {
  return (await callsOf(cluster, ulid)).map(({ status }) => status);
}

/** Waits for a CreateJob call of a production with this outcome, or this status. */
export async function waitForCall(
  cluster: Cluster,
  ulid: string,
  wanted: Partial<Pick<Call, 'outcome' | 'status'>>,
): Promise<void> {
  const look = async () =>
    expect(await callsOf(cluster, ulid)).toContainEqual(expect.objectContaining(wanted));
  await vi.waitFor(look, patiently);
}

/** Resolves when so much time has passed from now on: a window of the configuration. */
export async function pass(ms: number): Promise<void> {
  const start = performance.now();
  await vi.waitFor(() => expect(performance.now() - start).toBeGreaterThan(ms), patiently);
}

export async function rowOf({ mysql }: Cluster, ulid: string): Promise<Production> {
  const production = await findProduction(mysql.db, { ulid });
  if (!production) throw new Error(`no production ${ulid}`);
  return production;
}

/** The history of a production, `blocked` left out: how often it is tried depends on the machine. */
export async function historyOf(cluster: Cluster, ulid: string): Promise<string[]> {
  const { id } = await rowOf(cluster, ulid);
  const events = (await eventsOf(cluster.mysql.db, id)).map(({ event }) => event);
  return events.filter((event) => event !== 'blocked');
}

// An intent is taken back, searched for in vain, or submitted: never are there two without one of these in between.
const graph =
  /^queued( intended (withdrawn|searched))* intended( searched)? submitted( processing)? completed$/;

/**
 * The promise: the production is completed by its first attempt, of the MediaConvert jobs that carry its ULID
 * exactly one is not cancelled and it is the row's, and its history follows the graph.
 */
export async function expectSubmittedOnce(cluster: Cluster, ulid: string): Promise<void> {
  // Past an outage of MySQL too.
  const look = async () => expect((await rowOf(cluster, ulid)).completed_at).not.toBeNull();
  await vi.waitFor(look, patiently);
  const row = await rowOf(cluster, ulid);
  expect(row).toMatchObject({ status: 'completed', attempt: 1, blocked_reason: null, error_code: null });
  const live = (await jobsOf(cluster, ulid)).filter(({ Status }) => Status !== 'CANCELED');
  expect(live).toMatchObject([{ Id: row.mediaconvert_job_id, Status: 'COMPLETE' }]);
  expect((await historyOf(cluster, ulid)).join(' ')).toMatch(graph);
}
