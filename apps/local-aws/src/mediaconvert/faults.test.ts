import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '@aws-sdk/client-mediaconvert';
import { afterEach, describe, expect, it } from 'vitest';
import { patience } from '../testing/start-local-aws.ts';
import { hlsRequest } from './testing/job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

let server: TestMediaConvert;
afterEach(() => server.close());

async function start(overrides: Parameters<typeof startMediaConvert>[0] = {}) {
  server = await startMediaConvert({ instantQueueMs: 0, instantRenderMs: 20, ...overrides });
  await server.upload('video.mp4', 'anything');
  return server;
}

const requestOf = (ulid: string) => hlsRequest('video.mp4', { UserMetadata: { ulid } });

describe('a pause', () => {
  it('keeps the jobs that match submitted until it is gone, and no others', async () => {
    const { client, createJob, getJob, setFaults, waitForEnd } = await start({ concurrentJobs: 1 });
    await setFaults({ paused: '^01A' });
    const [paused, other] = await createJob(requestOf('01A1'), requestOf('01B1'));
    expect((await waitForEnd(other?.Id)).Status).toBe('COMPLETE');
    expect((await getJob(paused?.Id)).Status).toBe('SUBMITTED');
    expect((await client.getQueue({ Name: 'Default' })).Queue?.Status).toBe('ACTIVE');

    await setFaults({ paused: '^01B' });
    expect((await waitForEnd(paused?.Id)).Status).toBe('COMPLETE');
  });

  it('reaches what waits for a slot, and leaves what is progressing alone', async () => {
    const { client, createJob, getJob, setFaults } = await start({
      concurrentJobs: 1,
      instantRenderMs: 600_000,
    });
    const statusOf = (job: Job | undefined) => async () => (await getJob(job?.Id)).Status;
    const [running] = await createJob(requestOf('01A'));
    await expect.poll(statusOf(running), patience).toBe('PROGRESSING');
    const [paused] = await createJob(requestOf('01B'));
    const [last] = await createJob(requestOf('01C'));
    await setFaults({ paused: '^01[AB]' });
    expect(await statusOf(running)()).toBe('PROGRESSING');

    await client.cancelJob({ Id: running?.Id });
    await expect.poll(statusOf(last), patience).toBe('PROGRESSING');
    expect(await statusOf(paused)()).toBe('SUBMITTED');

    await client.cancelJob({ Id: last?.Id });
    await setFaults({});
    await expect.poll(statusOf(paused), patience).toBe('PROGRESSING');
  });

  it('of everything is a paused queue', async () => {
    const { client, createJob, setFaults, waitForEnd } = await start();
    await setFaults({ paused: '.*' });
    const [nameless] = await createJob(hlsRequest('video.mp4'));
    const paused = { Status: 'PAUSED', SubmittedJobsCount: 1, ProgressingJobsCount: 0 };
    expect((await client.getQueue({ Name: 'Default' })).Queue).toMatchObject(paused);
    expect((await client.listQueues({})).Queues).toMatchObject([paused]);

    await setFaults({});
    expect((await client.getQueue({ Name: 'Default' })).Queue?.Status).toBe('ACTIVE');
    expect((await waitForEnd(nameless?.Id)).Status).toBe('COMPLETE');
  });

  it('does not stand in the way of a cancellation', async () => {
    const { client, createJob, getJob, setFaults } = await start();
    await setFaults({ paused: '.*' });
    const [job] = await createJob(requestOf('01A'));
    await client.cancelJob({ Id: job?.Id });
    expect((await getJob(job?.Id)).Status).toBe('CANCELED');
    await setFaults({});
    expect((await client.getQueue({ Name: 'Default' })).Queue).toMatchObject({
      SubmittedJobsCount: 0,
      ProgressingJobsCount: 0,
    });
    expect((await getJob(job?.Id)).Status).toBe('CANCELED');
  });
});

describe('a restart', () => {
  it('ends a pause, and does not lose what was paused', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mediaconvert-paused-'));
    const before = await start({ dir });
    await before.setFaults({ paused: '.*' });
    const [job] = await before.createJob(requestOf('01A'));
    await before.close();
    const { waitForEnd } = await start({ dir });
    expect((await waitForEnd(job?.Id)).Status).toBe('COMPLETE');
    await rm(dir, { recursive: true });
  });
});

describe('a rewritten answer', () => {
  it('tells of a state that nobody knows', async () => {
    const { createJob, getJob, setFaults } = await start();
    await setFaults({ paused: '.*', rewrite: { GetJob: { pattern: 'SUBMITTED', replacement: 'DREAMING' } } });
    const [job] = await createJob(requestOf('01A'));
    expect((await getJob(job?.Id)).Status).toBe('DREAMING');
  });

  it('may break off in the middle, after the operation has been performed', async () => {
    const { client, setFaults } = await start();
    await setFaults({ rewrite: { CreateJob: { pattern: '[\\s\\S]{40}$', replacement: '', count: 1 } } });
    await expect(client.createJob(requestOf('01A'))).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 201 },
    });
    expect((await client.listJobs({})).Jobs).toMatchObject([{ UserMetadata: { ulid: '01A' } }]);
  });
});
