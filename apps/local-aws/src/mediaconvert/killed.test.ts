import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Job, MediaConvert } from '@aws-sdk/client-mediaconvert';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { createS3, patience } from '../testing/start-local-aws.ts';
import { hlsRequest } from './testing/job-requests.ts';
import { startMediaConvert } from './testing/start-mediaconvert.ts';

const tokenWindowMs = 600_000;
const requestOf = (token: string) => hlsRequest('video.mp4', { ClientRequestToken: token });

it('goes on where it was after it has been killed, with its jobs, their ends and their tokens', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mediaconvert-killed-'));
  const before = await createJobsAndDie(dir);
  const { createJob, getJob, waitForEnd, close } = await startMediaConvert({
    dir,
    instantRenderMs: 20,
    tokenWindowMs,
  });
  const [running, waiting, canceled] = before;
  expect((await waitForEnd(running?.Id)).Status).toBe('COMPLETE');
  expect((await waitForEnd(waiting?.Id)).Status).toBe('COMPLETE');
  expect((await getJob(canceled?.Id)).Status).toBe('CANCELED');
  const again = await createJob(requestOf('running'), requestOf('waiting'), requestOf('canceled'));
  expect(again.map(({ Id }) => Id)).toEqual(before.map((job) => job?.Id));
  await close();
  await rm(dir, { recursive: true });
});

/** Runs in its own process, which is killed while its first job renders and its second one waits. */
async function createJobsAndDie(dir: string) {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LOCAL_AWS_PORT: '0',
      LOCAL_AWS_DIR: dir,
      LOCAL_AWS_PRIVATE_BUCKETS: 'uploads',
      LOCAL_AWS_PUBLIC_BUCKETS: 'stream',
      LOCAL_AWS_ENGINE: 'instant',
      LOCAL_AWS_CONCURRENT_JOBS: '1',
      LOCAL_AWS_TOKEN_WINDOW_MS: String(tokenWindowMs),
      LOCAL_AWS_INSTANT_RENDER_MS: '600000',
      LOG_LEVEL: 'info',
    },
  });
  const exited = once(child, 'exit');
  try {
    const endpoint = await readEndpoint(child.stdout);
    const s3 = createS3(endpoint);
    await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'video.mp4', Body: 'anything' }));
    s3.destroy();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
    const client = new MediaConvert({ endpoint, region: 'us-east-1', credentials });
    const jobs: (Job | undefined)[] = [];
    for (const token of ['running', 'waiting', 'canceled']) {
      jobs.push((await client.createJob(requestOf(token))).Job);
    }
    await client.cancelJob({ Id: jobs[2]?.Id });
    const statuses = async () =>
      (await client.listJobs({ Order: 'ASCENDING' })).Jobs?.map((job) => job.Status);
    await expect.poll(statuses, patience).toEqual(['PROGRESSING', 'SUBMITTED', 'CANCELED']);
    client.destroy();
    return jobs;
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

async function readEndpoint(log: NodeJS.ReadableStream) {
  for await (const line of createInterface({ input: log })) {
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (endpoint) return endpoint;
  }
  throw new Error('The process ended before it listened');
}
