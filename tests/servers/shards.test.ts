import { beforeAll, expect, it, vi } from 'vitest';
import { expectRenderedOnce } from '../faults/expect-rendered-once.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { startShards } from './redis-shards.ts';

const shards = await startShards('{bacs}');
const cluster = await openTestCluster('shards', { hasProxies: false });
const env = { REDIS_URL: shards.url, QUEUE_PREFIX: '{bacs}', RECONCILE_IDLE_MS: '1000' };

let api: ApiClient;
let upload: Upload;

beforeAll(async () => {
  const [service, worker] = [await cluster.startApi(env), await cluster.startWorker({ env })];
  afterTests(async () => {
    await Promise.all([worker.stop(), service.stop()]);
    expect(await Promise.all([worker.ended, service.ended])).toEqual(['exit code 0', 'exit code 0']);
  });
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});

/** Has MediaConvert hold a production, and lets it go on when `meanwhile` has come to pass. */
async function renderWhile(meanwhile: () => Promise<void>): Promise<void> {
  await cluster.aws.control.setFaults({ paused: '.+' });
  const { ulid } = await api.produce(upload, { profile: 'simple-hls' });
  await api.waitUntilTaken(ulid);
  await meanwhile();
  await cluster.aws.control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2, 3] });
}

it('a production is rendered by way of the shard that has the prefix, which has all keys', async () => {
  await renderWhile(async () => {});
  const owner = await shards.findOwner();
  const sizes = await Promise.all(shards.nodes.slice(0, 3).map(({ client }) => client.dbsize()));
  expect(sizes.map((size) => size > 0)).toEqual(shards.nodes.slice(0, 3).map((node) => node === owner));
});

it('one that is being rendered goes on when the primary of the shard dies', async () => {
  const before = await shards.findOwner();
  await renderWhile(async () => {
    await before.client.shutdown('NOSAVE').catch(() => {});
    await vi.waitFor(async () => expect(await shards.findOwner()).toBe(shards.nodes.at(-1)), patiently);
  });
  expect(await shards.nodes.at(-1)?.client.info('replication')).toContain('role:master');
});

it('one that is being rendered goes on when its slot moves to another shard', async () => {
  const from = await shards.findOwner();
  const to = shards.nodes.find((node) => node !== from && node.client.status === 'ready');
  if (!to) throw new Error('there is no other shard');
  await renderWhile(() => shards.moveSlot(to));
  expect(await to.client.keys('{bacs}:render:*')).not.toEqual([]);
  expect(await from.client.dbsize()).toBe(0);
});

it('requests find Redis there', async () => {
  const told = async () => (await (await fetch(`${cluster.apiUrl}/health/ready`)).json()) as object;
  await vi.waitFor(async () => expect(await told()).toMatchObject({ problems: [], degraded: [] }), patiently);
});
