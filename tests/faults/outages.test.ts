import { join } from 'node:path';
import { findUpload } from '@bacs/db';
import { openProcesses, type RunningProcess, waitForReady } from '@bacs/stack';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createStudio } from '../../apps/local-aws/src/mediaconvert/testing/make-videos.ts';
import { addProduction, updateRow } from '../support/rows.ts';
import { startService } from '../support/service.ts';

const film = () => createStudio(inject('testDir')).film('outage.mp4', '640x360', 2);

describe('while Redis is stopped', () => {
  it('a POST is answered with 202 in less than two seconds, and the production completes once Redis is back', async () => {
    const redis = await openRedis();
    const service = await startService('redis_down', { engine: 'instant', redisUrl: redis.url });
    await service.startWorker();
    const api = await service.signUp();
    const upload = await api.upload(await film());

    await redis.stop();
    const before = performance.now();
    const answer = await api.request('POST', '/api/productions', { upload_id: upload.uuid });
    expect(answer.status).toBe(202);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(await api.request('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { redis: 'unreachable' },
    });

    await redis.start();
    await api.waitFor(answer.body.ulid, 'completed');
    expect(await service.aws.jobsOf(answer.body.ulid)).toHaveLength(1);
  });

  it('the API starts, and accepts', async () => {
    const redis = await openRedis();
    await redis.stop();
    const service = await startService('redis_never', { engine: 'instant', redisUrl: redis.url });
    const api = await service.signUp();
    const upload = await api.upload(await film());
    expect((await api.request('POST', '/api/productions', { upload_id: upload.uuid })).status).toBe(202);
    await redis.start();
    await service.startWorker();
    const { items } = await api.call('GET', '/api/productions');
    await api.waitFor(items[0].ulid, 'completed');
  });
});

describe('when Redis forgets everything while renders are in flight', () => {
  it('they complete, with one MediaConvert job each', async () => {
    const redis = await openRedis();
    const service = await startService('flushed', { engine: 'instant', redisUrl: redis.url });
    await service.startWorker();
    const api = await service.signUp();
    const upload = await api.upload(await film());
    await service.aws.setFaults({ error: { GetJob: { status: 500, code: 'InternalServerErrorException' } } });
    const productions = await Promise.all([1, 2, 3, 4, 5].map(() => api.produce(upload)));
    await Promise.all(productions.map(({ ulid }) => api.waitFor(ulid, 'submitted')));
    await redis.flush();
    await service.aws.setFaults({});
    for (const { ulid } of productions) {
      const { mediaconvert_job_id } = await api.waitFor(ulid, 'completed');
      expect(await service.aws.jobsOf(ulid)).toEqual([mediaconvert_job_id]);
    }
  });
});

describe('reconcile', () => {
  it('dispatches what never reached the queue, past a row that cannot be', async () => {
    const service = await startService('reconcile', { engine: 'instant' });
    const api = await service.signUp();
    const upload = await api.upload(await film());
    await service.startWorker();
    const row = await findUpload(service.db, { uuid: upload.uuid });
    if (!row) throw new Error('no such upload');
    const [odd, good] = [await addProduction(service.db, row), await addProduction(service.db, row)];
    await updateRow(service.db, 'productions', odd.id, { ulid: odd.ulid.toLowerCase() });
    expect((await api.waitFor(good.ulid, 'completed')).attempt).toBe(2);
  });
});

describe('when the worker is killed while a render is in flight', () => {
  it('another completes it, with one MediaConvert job', async () => {
    const service = await startService('killed', { env: { RENDER_LOCK_MS: '2000' } });
    const worker = await service.startWorker();
    const api = await service.signUp();
    const { ulid } = await api.produce(await api.upload(await film()));
    await api.waitFor(ulid, 'processing');
    worker.kill('SIGKILL');
    await worker.ended;
    await service.startWorker();
    const production = await api.waitFor(ulid, 'completed');
    expect(await service.aws.jobsOf(ulid)).toEqual([production.mediaconvert_job_id]);
  });

  it('before CreateJob was answered, the job is found and adopted', async () => {
    const env = {
      RENDER_LOCK_MS: '1000',
      SUBMIT_GUARD_MS: '1000',
      SUBMIT_RESEND_MS: '1000',
      SUBMIT_SETTLE_MS: '600000',
    };
    const service = await startService('adopted', {
      engine: 'instant',
      env: { ...env, LOCAL_AWS_TOKEN_WINDOW_MS: '1' },
    });
    const worker = await service.startWorker();
    const api = await service.signUp();
    const upload = await api.upload(await film());
    // One call is within the rate: a second before the kill would make a second job, the window being so short.
    await service.aws.setFaults({
      accept_then_reset: { CreateJob: { count: 1 } },
      throttle: { CreateJob: 0.01 },
    });
    const { ulid } = await api.produce(upload);
    await service.aws.waitForCalls('CreateJob', 1);
    worker.kill('SIGKILL');
    await worker.ended;
    await service.aws.setFaults({});
    const jobs = await service.aws.jobsOf(ulid);
    await service.startWorker();
    const production = await api.waitFor(ulid, 'completed');
    expect(jobs).toEqual([production.mediaconvert_job_id]);
    expect(await service.aws.jobsOf(ulid)).toEqual(jobs);
  });
});

describe('when a worker is told to stop', () => {
  it.each(['CreateJob', 'GetJob'])(
    'during %s, it ends in time and the render goes on elsewhere',
    async (operation) => {
      const service = await startService(`stop_${operation.toLowerCase()}`, { engine: 'instant' });
      const worker = await service.startWorker();
      const api = await service.signUp();
      const upload = await api.upload(await film());
      await service.aws.setFaults({ latency_ms: { [operation]: 1_500 } });
      const { ulid } = await api.produce(upload);
      await service.aws.waitForCalls(operation, 1);
      process.kill(worker.pid, 'SIGTERM');
      expect(await worker.ended).toBe('exit code 0');
      await service.aws.setFaults({});
      await service.startWorker();
      await api.waitFor(ulid, 'completed');
      expect(await service.aws.jobsOf(ulid)).toHaveLength(1);
      // It ended its step first: the job was not left to be found stalled.
      expect((await service.boardJob(ulid)).stalledCounter ?? 0).toBe(0);
    },
  );
});

/** A Redis of the test's own, which it may stop and start again on the same port. */
async function openRedis() {
  const processes = await openProcesses(join(inject('testDir'), `redis-${performance.now()}`));
  afterAll(() => processes.close());
  const port = await getPort({ host: '127.0.0.1', reserve: true });
  let server: RunningProcess;
  const start = async () => {
    server = processes.start({
      name: 'redis',
      file: 'redis-server',
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      env: process.env,
    });
    await waitForReady(server, async () => {
      const probe = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
      probe.on('error', () => {});
      try {
        await probe.connect();
        return true;
      } finally {
        probe.disconnect();
      }
    });
  };
  await start();
  const flush = async () => {
    const client = new Redis(port);
    await client.flushall();
    client.disconnect();
  };
  return { url: `redis://127.0.0.1:${port}`, start, stop: () => server.stop(), flush };
}
