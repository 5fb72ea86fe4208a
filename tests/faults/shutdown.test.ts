import { openQueues } from '@bacs/queue';
import type { App } from '@bacs/stack';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Hold } from '../cluster/proxy.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { forgetCalls, waitUntilHeld } from './aws-calls.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { trailOf } from './production.ts';
import { letLocksPass } from './time.ts';

// AWS does not answer at all in some tests.
const cluster = await openTestCluster('shutdown', { env: { AWS_TIMEOUT_MS: '3000' } });
const { control } = cluster.aws;
const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix: 'bacs' });
/** Orchestrators give this time by default. */
const graceMs = 30_000;

let worker: App;
let app: App;
let api: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  app = await cluster.startApi();
  worker = await cluster.startWorker();
  api = await cluster.signUp();
  upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
});
beforeEach(async () => {
  await forgetCalls(cluster);
  await control.setFaults({});
  if (worker.ending() !== null) worker = await cluster.startWorker();
});
afterTests(closeQueues);

const { proxy: mysql } = cluster.mysql;
const { proxy: aws } = cluster.aws;
/** Each of these keeps one step of a worker from continuing, and releases it. */
const steps: [string, () => Promise<Hold>][] = [
  ['it reads the row', () => mysql.hold(/select \*, .*read_at/)],
  ['it commits the intent', () => mysql.hold(/commit/i, { after: /submit_intent_at/ })],
  ['CreateJob is on the wire', () => aws.hold(/^POST \/2017-08-29\/jobs /)],
  ['the answer of CreateJob is on the wire', () => holdAt('hold_answers', 'CreateJob')],
  ['it commits the job', () => mysql.hold(/commit/i, { after: /update `productions`.*'submitted'/ })],
  ['it calls GetJob', () => holdAt('hold', 'GetJob')],
  ['it looks at the outputs', () => holdAt('hold', 'GetObject')],
  ['it commits the end', () => mysql.hold(/commit/i, { after: /'completed'/ })],
];

it.each(steps)('row 59: a worker that is told to stop while %s ends the step first', async (_step, hold) => {
  const held = hold();
  const { ulid } = await api.produce(upload, { profile: 'simple-hls' });
  const { release } = await held;
  const toldAt = performance.now();
  const connections = cluster.redis.proxy.connections();
  process.kill(worker.pid, 'SIGTERM');
  // It takes no more jobs: the connections that waited for jobs are closed.
  await vi.waitFor(() => expect(cluster.redis.proxy.connections()).toBeLessThan(connections), patiently);
  release();
  expect(await worker.ended).toBe('exit code 0');
  expect(performance.now() - toldAt).toBeLessThan(graceMs);
  worker = await cluster.startWorker();
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  expect((await queues.render.getJob(`${ulid}.1`))?.stalledCounter).toBe(0);
});

const dead: [string, () => Promise<Hold>][] = steps.filter(([step]) => /intent|wire|end/.test(step));

it.each(dead)(
  'row 59: … and while %s and nothing answers any more, it exits all the same',
  async (_step, hold) => {
    const held = hold();
    const { ulid } = await api.produce(upload, { profile: 'simple-hls' });
    const { cut } = await held;
    const toldAt = performance.now();
    process.kill(worker.pid, 'SIGTERM');
    expect(await worker.ended).toBe('exit code 0');
    expect(performance.now() - toldAt).toBeLessThan(graceMs);
    cut();
    await letLocksPass(cluster);
    worker = await cluster.startWorker();
    await api.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
  },
);

it('row 59: the API that is told to stop answers what it has begun', async () => {
  const held = mysql.hold(/commit/i, { after: /insert into `productions`/i });
  const answer = api.POST('/api/productions', { body: { upload_id: upload.uuid } });
  const { release } = await held;
  process.kill(app.pid, 'SIGTERM');
  await vi.waitFor(
    () => expect(fetch(`${cluster.apiUrl}/health/live`)).rejects.toThrow('fetch failed'),
    patiently,
  );
  release();
  const { data, response } = await answer;
  expect(response.status).toBe(202);
  expect(await app.ended).toBe('exit code 0');
  app = await cluster.startApi();
  const ulid = data?.ulid ?? '';
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid, { attempts: [1, 2] });
  expect((await trailOf(cluster, ulid)).filter((event) => event === 'queued')).toHaveLength(1);
});

async function holdAt(fault: 'hold' | 'hold_answers', operation: string): Promise<Hold> {
  await control.setFaults({ [fault]: [operation] });
  await waitUntilHeld(cluster, operation);
  const release = () => void control.setFaults({});
  return { release, cut: release };
}
