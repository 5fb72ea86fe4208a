import { CreateJobCommand, GetJobCommand } from '@aws-sdk/client-mediaconvert';
import { findProduction } from '@bacs/db/productions';
import { type Dependencies, openDependencies, readConfig } from '@bacs/worker';
import { pino } from 'pino';
import { ulid as newUlid } from 'ulid';
import { beforeAll, expect, inject, it } from 'vitest';
import { withPurpose } from '../../apps/worker/src/mediaconvert/budget/importance.ts';
import { cancelTwin } from '../../apps/worker/src/mediaconvert/cancel-twin.ts';
import { searchTwins, twins } from '../../apps/worker/src/twins/twins.ts';
import { watch } from '../../apps/worker/src/watch/watch.ts';
import { afterTests } from '../support/after-tests.ts';
import { createStudio } from '../support/make-videos.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let deps: Dependencies;
let close = async () => {};
/** Makes a job of this production that waits at MediaConvert. @returns its id. */
let makeJob: (production_ulid: string) => Promise<string>;
let ulid: string;
let jobId: string;

beforeAll(async () => {
  service = await startService('twins');
  await service.aws.setFaults({ paused: '.+' });
  const api = await service.signUp();
  const worker = await service.runWorker();
  ({ ulid } = await api.produce(
    await api.upload(await createStudio(inject('testDir')).film('twins.mp4', '320x180', 1)),
  ));
  await api.waitUntilTaken(ulid);
  // From here on the test alone says when the search runs.
  await worker.close();
  const opened = await openDependencies(readConfig(service.environment), pino({ level: 'silent' }));
  ({ deps } = opened);
  close = opened.closeDependencies;
  jobId = (await findProduction(service.db, { ulid }))?.mediaconvert_job_id ?? '';
  const { Job: job } = await deps.mediaConvert.send(new GetJobCommand({ Id: jobId }));
  makeJob = async (production_ulid) => {
    const UserMetadata = { production_ulid };
    const made = new CreateJobCommand({ Role: job?.Role, Settings: job?.Settings, UserMetadata });
    return (await deps.mediaConvert.send(made)).Job?.Id ?? '';
  };
});
afterTests(() => close());

const statusOf = async (id: string) => (await service.aws.jobs()).find(({ Id }) => Id === id)?.Status;

/** @returns how many calls to ListJobs were made meanwhile. */
async function countLists(work: () => Promise<void>): Promise<number> {
  const before = (await service.aws.calls('ListJobs')).length;
  await work();
  return (await service.aws.calls('ListJobs')).length - before;
}

const search = (most: number) => countLists(() => searchTwins(deps, most));

it('the search for twins reads so many pages at a time, goes on where it stopped, and begins again at the end', async () => {
  const twin = await makeJob(ulid);
  // The list begins with the newest: the twin lies on its third page.
  for (let count = 0; count < 40; count += 1) await makeJob(newUlid());
  expect([await search(2), await statusOf(twin)]).toEqual([2, 'SUBMITTED']);
  expect([await search(2), await statusOf(twin)]).toEqual([2, 'CANCELED']);
  const later = await makeJob(ulid);
  expect([await search(2), await statusOf(later)]).toEqual([2, 'CANCELED']);
  expect(await statusOf(jobId)).toBe('SUBMITTED');
});

it('a step cancels a twin although another worker has its job of the queue by then', async () => {
  const twin = await makeJob(ulid);
  await withPurpose({ signal: AbortSignal.abort() }, () => cancelTwin(deps, ulid, twin));
  expect(await statusOf(twin)).toBe('CANCELED');
});

it('it begins again when AWS does not know any more where it stopped', async () => {
  await deps.redis.hset(`${deps.config.QUEUE_PREFIX}:twins-cursor`, { status: 'SUBMITTED', token: 'x' });
  const twin = await makeJob(ulid);
  await search(1);
  expect(await statusOf(twin)).toBe('SUBMITTED');
  await search(1);
  expect(await statusOf(twin)).toBe('CANCELED');
});

it('the sweep through all jobs finds twins, too, and then nobody searches', async () => {
  const place = `${deps.config.QUEUE_PREFIX}:watch-state`;
  await deps.redis.del(place);
  const twin = await makeJob(ulid);
  await watch(deps, { signal: AbortSignal.timeout(60_000) });
  expect([await statusOf(twin), await statusOf(jobId)]).toEqual(['CANCELED', 'SUBMITTED']);
  expect(await countLists(() => twins(deps))).toBe(0);
  // Without such a sweep, somebody does.
  await deps.redis.hdel(place, 'listed_at');
  expect(await countLists(() => twins(deps))).toBeGreaterThan(0);
});
