import { type Job, MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { eventsOf, findProduction, type Production } from '@bacs/db';
import { localCredentials, localRegion } from '@bacs/stack';
import { expect, vi } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';

const onceSubmitted = /^queued( intended withdrawn)*( intended)+ submitted( processing)? (\w+)$/;
const besides = new Set(['dispatched', 'blocked', 'searched']);

/** The promise: one end, one MediaConvert job ever, known to the row, and a history that agrees. */
export async function expectRenderedOnce(
  cluster: Cluster,
  ulid: string,
  { status = 'completed', attempts = [1] }: { status?: Production['status']; attempts?: number[] } = {},
): Promise<void> {
  const production = await findProduction(cluster.mysql.db, { ulid });
  expect(production).toMatchObject({ status, blocked_reason: null });
  expect(attempts).toContain(production?.attempt);
  expect(await cluster.aws.control.jobsOf(ulid)).toEqual([production?.mediaconvert_job_id]);
  expect(await trailOf(cluster, ulid)).toMatch(onceSubmitted);
  expect(await trailOf(cluster, ulid)).toMatch(new RegExp(` ${status}$`));
}

/** The states that a production has been through, in one line. */
async function trailOf(cluster: Cluster, ulid: string): Promise<string> {
  const events = (await historyOf(cluster, ulid)).map(({ event }) => event);
  return events.filter((event) => !besides.has(event)).join(' ');
}

export async function historyOf({ mysql }: Cluster, ulid: string) {
  const production = await findProduction(mysql.db, { ulid });
  return production ? await eventsOf(mysql.db, production.id) : [];
}

/** Waits, past an outage of MySQL, until the row is as wanted. */
export async function waitForRow(cluster: Cluster, ulid: string, wanted: Partial<Production>): Promise<void> {
  const look = async () =>
    expect(await findProduction(cluster.mysql.db, { ulid })).toMatchObject(wanted as object);
  await vi.waitFor(look, { timeout: 60_000, interval: 50 });
}

/** Waits until a call of the operation is held, before it is carried out or with its answer. */
export async function waitUntilHeld({ aws }: Cluster, operation: string): Promise<void> {
  const look = async () =>
    expect((await aws.control.calls(operation)).map(({ outcome }) => outcome)).toContainEqual(
      expect.stringMatching(/held$/),
    );
  await vi.waitFor(look, { timeout: 30_000, interval: 20 });
}

export async function forgetCalls({ aws }: Cluster): Promise<void> {
  await fetch(`${aws.url}/_local/calls`, { method: 'DELETE' });
}

export async function callTimes({ aws }: Cluster, operation: string): Promise<Date[]> {
  const response = await fetch(`${aws.url}/_local/calls?operation=${operation}`);
  const { calls } = (await response.json()) as { calls: { started_at: string }[] };
  return calls.map(({ started_at }) => new Date(started_at));
}

/** Of the productions that CreateJob was called for, oldest first. */
export async function createdUlids({ aws }: Cluster): Promise<string[]> {
  const calls = await aws.control.calls('CreateJob');
  return calls.map(({ body }) => (body as { clientRequestToken: string }).clientRequestToken);
}

/** MediaConvert as somebody else sees it, past the proxy. */
export function openMediaConvert({ aws }: Cluster): MediaConvertClient {
  return new MediaConvertClient({ endpoint: aws.url, region: localRegion, credentials: localCredentials });
}

export async function listJobs(client: MediaConvertClient): Promise<Job[]> {
  const jobs: Job[] = [];
  for await (const { Jobs = [] } of paginateListJobs({ client }, { MaxResults: 20 })) jobs.push(...Jobs);
  return jobs;
}
