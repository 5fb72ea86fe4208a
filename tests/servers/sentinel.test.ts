import {
  connectProducer,
  connectWorker,
  enqueue,
  findQueueProblems,
  openQueues,
  startWorker,
  untilReady,
} from '@bacs/queue';
import { Redis } from 'ioredis';
import { expect, it, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { patiently } from '../support/patiently.ts';
import { startOddRedis, startSentinel } from './odd-servers.ts';

const password = 'p@ss';
const primary = await startSecured();
const replica = await startSecured('--replicaof', '127.0.0.1', primary.port);
const sentinel = new URL(await startSentinel('main', primary, password));
// The first sentinel is one that nobody reaches.
const url = `redis://:${encodeURIComponent(password)}@127.0.0.1:1,${sentinel.host}/0?sentinel=main`;

const admin = new Redis({ port: Number(primary.port), password });
const spare = new Redis({ port: Number(replica.port), password });
const witness = new Redis(Number(sentinel.port));
for (const redis of [admin, spare, witness]) redis.on('error', () => {});
afterTests(() => {
  for (const redis of [admin, spare, witness]) redis.disconnect();
});

it('jobs go on when the primary dies, on the server that the sentinels make the primary', async () => {
  await vi.waitFor(async () => {
    expect(await spare.info('replication')).toContain('master_link_status:up');
    expect(await witness.call('SENTINEL', 'REPLICAS', 'main')).toHaveLength(1);
  }, patiently);
  const [producer, connection] = [connectProducer(url, '{bacs}'), connectWorker(url, '{bacs}')];
  const { queues, closeQueues } = openQueues({ connection: producer, prefix: '{bacs}' });
  const done: number[] = [];
  const worker = startWorker('describe', async ({ upload_id }) => void done.push(upload_id), {
    connection,
    prefix: '{bacs}',
    concurrency: 1,
    lockMs: 5_000,
    onError: () => {},
  });
  afterTests(async () => {
    await worker.close();
    await closeQueues();
    for (const redis of [producer, connection]) redis.disconnect();
  });
  await untilReady(producer);
  expect(await findQueueProblems(queues, producer)).toEqual([]);
  await enqueue(queues, 'describe', { upload_id: 1 });
  await vi.waitFor(() => expect(done).toEqual([1]), patiently);

  await admin.shutdown('NOSAVE').catch(() => {});
  await vi.waitFor(() => enqueue(queues, 'describe', { upload_id: 2 }), patiently);
  await vi.waitFor(() => expect(done).toContain(2), patiently);
  expect(await spare.info('replication')).toContain('role:master');
});

/** A Redis is ready for the harness as long as it asks for no password. */
async function startSecured(...args: string[]): Promise<URL> {
  const open = await startOddRedis('--masterauth', password, ...args);
  const redis = new Redis(open);
  await redis.config('SET', 'requirepass', password);
  redis.disconnect();
  return new URL(open);
}
