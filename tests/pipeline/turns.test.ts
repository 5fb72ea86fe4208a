import { localCredentials, localRegion } from '@bacs/stack';
import { afterEach, beforeAll, expect, inject, it } from 'vitest';
import { createBudget } from '../../apps/worker/src/mediaconvert/budget/budget.ts';
import { cancelJob } from '../../apps/worker/src/mediaconvert/cancel-job.ts';
import { openMediaConvert } from '../../apps/worker/src/mediaconvert/client.ts';
import { findJobs } from '../../apps/worker/src/mediaconvert/find-jobs.ts';
import { createStudio } from '../support/make-videos.ts';
import { startService } from '../support/service.ts';

// A step of several calls that is sent away between them begins again with the first one. So it waits for the others.

const service = await startService('turns');
const { aws, deps } = service;
let opened = 0;
let ulid: string;
let id: string;

beforeAll(async () => {
  await service.runWorker();
  const api = await service.signUp();
  await aws.setFaults({ paused: '.+' });
  ({ ulid } = await api.produce(
    await api.upload(await createStudio(inject('testDir')).film('turns.mp4', '320x180', 1)),
  ));
  await api.waitUntilTaken(ulid);
  id = (await aws.jobsOf(ulid))[0]?.Id ?? '';
});
afterEach(() => aws.setFaults({ paused: '.+' }));

/** Opens MediaConvert with a budget of its own, of one call every two seconds. */
function openSlowly() {
  opened += 1;
  const rates = { aggregate: { perSecond: 0.5, burst: 1 }, operations: new Map() };
  const prefix = `{turns-${service.environment['QUEUE_PREFIX']}-${opened}}`;
  const budget = createBudget({ redis: deps.redis, prefix, rates, mostWaiting: 10 });
  return openMediaConvert({ endpoint: aws.url, region: localRegion, credentials: localCredentials }, budget);
}

it('the search for a job asks for its next page when that has its turn', async () => {
  const wanted = { ulid, failed_jobs: null, intent: null, inputUri: 's3://bucket/key' };
  expect(await findJobs(openSlowly(), wanted)).toMatchObject([{ Id: id }]);
});

it('a cancel asks what has become of the job when that has its turn', async () => {
  expect(await cancelJob(openSlowly(), id)).toMatchObject({ Id: id, Status: 'CANCELED' });
});
