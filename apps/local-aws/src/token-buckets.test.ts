import { MediaConvert } from '@aws-sdk/client-mediaconvert';
import { afterEach, expect, it } from 'vitest';
import { patience, startLocalAws, type TestServer } from './testing/start-local-aws.ts';

let aws: TestServer;
let client: MediaConvert;
afterEach(async () => {
  client.destroy();
  await aws.close();
});

async function start(overrides: Parameters<typeof startLocalAws>[0] = {}) {
  aws = await startLocalAws(overrides);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
  client = new MediaConvert({ endpoint: aws.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

const listJobs = () => client.listJobs({});
const getQueue = () => client.getQueue({ Name: 'Default' });

/** Calls so often, one call after another, and counts those that passed. */
async function countPassed(calls: number, call: () => Promise<unknown>) {
  let passed = 0;
  for (let i = 0; i < calls; i += 1) {
    try {
      await call();
      passed += 1;
    } catch (error) {
      expect(error).toMatchObject({
        name: 'TooManyRequestsException',
        $metadata: { httpStatusCode: 429 },
      });
    }
  }
  return passed;
}

/** At this rate no token comes back within a test. */
const almostNever = 0.001;

it('let a burst pass and refuse what is beyond it, until tokens have come back', async () => {
  await start();
  await aws.setFaults({ buckets: { ListJobs: { per_second: 2, burst: 8 } } });
  const begin = performance.now();
  const passed = await countPassed(20, listJobs);
  const seconds = (performance.now() - begin) / 1_000;
  expect(passed).toBeGreaterThanOrEqual(8);
  expect(passed).toBeLessThanOrEqual(8 + Math.ceil(seconds * 2));
  expect(await countPassed(3, getQueue)).toBe(3);
  await expect.poll(() => countPassed(1, listJobs), patience).toBe(1);
});

it('are one for each operation and one for all together, and a refused call takes from neither', async () => {
  await start();
  await aws.setFaults({
    buckets: {
      'mediaconvert:*': { per_second: almostNever, burst: 5 },
      ListJobs: { per_second: almostNever, burst: 2 },
    },
  });
  expect(await countPassed(10, listJobs)).toBe(2);
  expect(await countPassed(10, getQueue)).toBe(3);
});

it('keep their tokens when their rates change', async () => {
  await start();
  const setBurst = (burst: number) =>
    aws.setFaults({ buckets: { ListJobs: { per_second: almostNever, burst } } });
  await setBurst(4);
  expect(await countPassed(3, listJobs)).toBe(3);
  await setBurst(100);
  expect(await countPassed(3, listJobs)).toBe(1);
});

it('may be there from the start, and other faults leave them alone', async () => {
  await start({ buckets: { 'mediaconvert:*': { per_second: almostNever, burst: 2 } } });
  await aws.setFaults({ list_lag_ms: 1 });
  expect(await countPassed(4, getQueue)).toBe(2);
  await aws.setFaults({ buckets: {} });
  expect(await countPassed(4, getQueue)).toBe(4);
});
