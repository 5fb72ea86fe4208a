import type { Upload } from '@bacs/db';
import { findUpload } from '@bacs/db/uploads';
import { takenStatuses } from '@bacs/domain';
import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { beforeAll, expect, it, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { runApi } from '../support/run-api.ts';
import { openTestClusterWithOwnAws } from '../support/test-cluster.ts';
import { forgetCalls } from './aws-calls.ts';
import { letIdleTimePass } from './time.ts';

// If so many were polled as often as a few are, polling would keep two cores busy.
const cluster = await openTestClusterWithOwnAws('crowd', {
  hasProxies: false,
  env: {
    RENDER_POLL_MS: '3000',
    BLOCKED_POLL_MS: '1500',
    RECONCILE_EVERY_MS: '2000',
    LOCAL_AWS_CONCURRENT_JOBS: '600',
    // All may be at MediaConvert at once: what waits in line is not what this is about.
    MEDIACONVERT_BACKLOG: '600',
  },
});
const { control } = cluster.aws;
const { db } = cluster.mysql;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
const minutes = 60_000;

let workers: App[];
let upload: Upload;

beforeAll(async () => {
  const { close } = await runApi(cluster.env);
  const api = await cluster.signUp();
  const { uuid } = await api.upload(await cluster.film(), { width: 640, height: 360 });
  await close();
  const row = await findUpload(db, { uuid });
  if (!row) throw new Error('no such upload');
  upload = row;
  workers = [await cluster.startWorker(), await cluster.startWorker()];
});
afterTests(closeQueues);

it(
  'rows 23, 62: 500 productions that wait when things heal keep to the 40 calls a second of the account, use no attempt of theirs, and all end',
  async () => {
    await control.setFaults({ throttle: { 'mediaconvert:*': 40 } });
    await forgetCalls(cluster);
    const before = await memoryOf(workers);
    const ulids = await accept(500);
    const peak = await whileWaiting(() => expectStatus(ulids, 'completed'), 8 * minutes);
    await expectOneJobEach(ulids);

    // reconcile dispatches each once, since there was no job at all, and never again.
    const attempts = await db
      .selectFrom('productions')
      .select('attempt')
      .where('ulid', 'in', ulids)
      .execute();
    expect(new Set(attempts.map(({ attempt }) => attempt))).toEqual(new Set([2]));
    const jobs = await Promise.all(ulids.map((ulid) => queues.render.getJob(`${ulid}.2`)));
    expect(new Set(jobs.map((job) => job?.attemptsMade))).toEqual(new Set([1]));

    const { 201: taken = 0 } = await statusesOf('CreateJob');
    const { 429: refused = 0, ...others } = await statusesOf('CreateJob', 'GetJob', 'ListJobs', 'GetQueue');
    const calls = Object.values(others).reduce((sum, count) => sum + count, refused);
    const share = refused / calls;
    const grown = Math.max(...peak.map((bytes, index) => bytes - (before[index] ?? 0)));
    const megabytes = Math.round(grown / 1024 ** 2);
    say(`500 productions: ${refused} of ${calls} calls refused (${Math.round(share * 100)} %)`);
    say(`memory of a worker grew by ${megabytes} MB at most`);
    expect(taken).toBe(500);
    expect(share).toBeLessThan(0.25);
    expect(megabytes).toBeLessThan(200);
  },
  12 * minutes,
);

it(
  'row 38: Redis forgets everything with 200 renders in flight: all end, none twice',
  async () => {
    await control.setFaults({ error: { GetJob: { status: 500, code: 'InternalServerErrorException' } } });
    const ulids = await accept(200);
    await vi.waitFor(() => expectTaken(ulids), { timeout: 5 * minutes, interval: 200 });
    await cluster.redis.flush();
    await letIdleTimePass(cluster, ...ulids);
    await control.setFaults({});
    await vi.waitFor(() => expectStatus(ulids, 'completed'), { timeout: 5 * minutes, interval: 200 });
    await expectOneJobEach(ulids);
  },
  12 * minutes,
);

/** Accepts productions some time ago without jobs in the queue, as after an outage of Redis. */
async function accept(count: number): Promise<string[]> {
  const ulids = Array.from({ length: count }, () => newUlid());
  await db.transaction().execute(async (tx) => {
    const row = { upload_id: upload.id, user_id: upload.user_id ?? 0, status: 'queued' as const };
    const config = JSON.stringify({ profile: 'simple-hls' });
    const updated_at = sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE`;
    await tx
      .insertInto('productions')
      .values(ulids.map((ulid) => ({ ...row, ulid, config, updated_at })))
      .execute();
    const rows = await tx.selectFrom('productions').select('id').where('ulid', 'in', ulids).execute();
    await tx
      .insertInto('production_events')
      .values(rows.map(({ id }) => ({ production_id: id, attempt: 1, event: 'queued' as const })))
      .execute();
  });
  return ulids;
}

async function expectStatus(ulids: string[], status: string): Promise<void> {
  const rows = await db.selectFrom('productions').select('status').where('ulid', 'in', ulids).execute();
  const count = (wanted: string) => rows.filter((row) => row.status === wanted).length;
  expect({ [status]: count(status), failed: count('failed') }).toEqual({ [status]: ulids.length, failed: 0 });
}

async function expectTaken(ulids: string[]): Promise<void> {
  const taken = db.selectFrom('productions').select('id').where('status', 'in', takenStatuses);
  expect(await taken.where('ulid', 'in', ulids).execute()).toHaveLength(ulids.length);
}

async function expectOneJobEach(ulids: string[]): Promise<void> {
  const rows = await db
    .selectFrom('productions')
    .select(['id', 'ulid', 'mediaconvert_job_id as job'])
    .where('ulid', 'in', ulids)
    .execute();
  const wanted = new Set(ulids);
  const jobs = (await control.jobs()).flatMap(({ Id: job, UserMetadata }) => {
    const ulid = UserMetadata?.['production_ulid'] ?? '';
    return wanted.has(ulid) ? [`${ulid} ${job}`] : [];
  });
  expect(jobs.sort()).toEqual(rows.map(({ ulid, job }) => `${ulid} ${job}`).sort());
  const ends = await db
    .selectFrom('production_events')
    .select('production_id')
    .where('event', 'in', ['completed', 'failed', 'canceled'])
    .where(
      'production_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  expect(ends).toHaveLength(ulids.length);
}

/** Waits and measures. @returns the most memory that each worker used, in bytes. */
async function whileWaiting(look: () => Promise<void>, timeout: number): Promise<number[]> {
  const peak = workers.map(() => 0);
  await vi.waitFor(
    async () => {
      const now = await memoryOf(workers);
      for (const [index, bytes] of now.entries()) peak[index] = Math.max(peak[index] ?? 0, bytes);
      await look();
    },
    { timeout, interval: 1_000 },
  );
  return peak;
}

async function memoryOf(apps: App[]): Promise<number[]> {
  const pids = apps.map(({ pid }) => String(pid));
  const { stdout } = await execa('ps', ['-o', 'pid=,rss=', '-p', pids.join()]);
  const kilobytes = new Map(stdout.split('\n').map((line) => line.trim().split(/ +/, 2) as [string, string]));
  return pids.map((pid) => Number(kilobytes.get(pid)) * 1024);
}

/** Counts how often the operations were answered with each status. */
async function statusesOf(...operations: string[]): Promise<Record<string, number>> {
  const response = await fetch(`${cluster.aws.url}/_local/calls?operation=none`);
  const { statuses } = (await response.json()) as { statuses: Record<string, Record<string, number>> };
  const sums: Record<string, number> = {};
  for (const operation of operations)
    for (const [status, count] of Object.entries(statuses[operation] ?? {}))
      sums[status] = (sums[status] ?? 0) + count;
  return sums;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
