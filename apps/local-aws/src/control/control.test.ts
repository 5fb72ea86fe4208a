import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import type { Call } from '../calls.ts';
import {
  createS3,
  patience,
  startLocalAws,
  type TestServer,
  uploadsBucket,
} from '../testing/start-local-aws.ts';

let aws: TestServer;
let s3: TestServer['s3'];
beforeAll(async () => {
  aws = await startLocalAws();
  s3 = createS3(aws.endpoint, { maxAttempts: 1 });
});
afterEach(async () => {
  await fetch(`${aws.endpoint}/_local/faults`, { method: 'DELETE' });
  await fetch(`${aws.endpoint}/_local/calls`, { method: 'DELETE' });
});
afterTests(async () => {
  s3.destroy();
  await aws.close();
});

const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key, Body: 'x' }));
const list = () => s3.send(new ListBucketsCommand());

async function calls(operation: string) {
  const answer = await aws.app.inject(`/_local/calls?operation=${operation}`);
  return answer.json<{
    totals: Record<string, number>;
    statuses: Record<string, Record<string, number>>;
    calls: Call[];
  }>();
}

describe('faults', () => {
  it('throttles beyond the rate, in the form of the protocol', async () => {
    await aws.setFaults({ throttle: { ListBuckets: 0.01 } });
    await list();
    await expect(list()).rejects.toMatchObject({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } });
    await put('not-throttled');
  });

  it('lets as many calls pass as the rate allows', async () => {
    await aws.setFaults({ throttle: { ListBuckets: 5 } });
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, list));
    const passed = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(passed).toBeGreaterThanOrEqual(5);
    expect(passed).toBeLessThan(40);
  });

  it('throttles a protocol as a whole', async () => {
    await aws.setFaults({ throttle: { 's3:*': 0.01 } });
    await put('first');
    await expect(list()).rejects.toMatchObject({ name: 'SlowDown' });
  });

  it('answers with an error as often as asked, without performing', async () => {
    await aws.setFaults({ error: { PutObject: { status: 500, code: 'InternalError', count: 2 } } });
    await expect(put('erred')).rejects.toMatchObject({ name: 'InternalError' });
    await expect(put('erred')).rejects.toMatchObject({ name: 'InternalError' });
    await expect(s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'erred' }))).rejects.toThrow();
    await put('erred');
  });

  it('answers with a page that is not of the protocol, as a proxy would', async () => {
    const page = { status: 502, code: 'BadGateway', body: '<h1>Bad Gateway</h1>' };
    await aws.setFaults({ error: { PutObject: page } });
    const body = 'x'.repeat(1_000_000);
    const answer = await fetch(`${aws.endpoint}/${uploadsBucket}/paged`, { method: 'PUT', body });
    expect([answer.status, await answer.text()]).toEqual([502, '<h1>Bad Gateway</h1>']);
    await expect(s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'paged' }))).rejects.toThrow();
  });

  it('performs and then resets the connection', async () => {
    await aws.setFaults({ accept_then_reset: { PutObject: { count: 1 } } });
    await expect(put('reset')).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
    await s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'reset' }));
    await vi.waitFor(async () => {
      expect((await calls('PutObject')).calls).toMatchObject([{ outcome: 'reset', method: 'PUT' }]);
    }, patience);
  });

  it('delays', async () => {
    await aws.setFaults({ latency_ms: { ListBuckets: 150 } });
    const start = performance.now();
    await list();
    expect(performance.now() - start).toBeGreaterThanOrEqual(150);
  });

  it('holds a call that is in flight, until it is released', async () => {
    await aws.setFaults({ hold: ['PutObject'] });
    const held = put('held');
    await vi.waitFor(async () => {
      expect((await calls('PutObject')).calls).toMatchObject([{ outcome: 'held', status: null }]);
    }, patience);
    await expect(s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'held' }))).rejects.toThrow();
    await aws.setFaults({});
    await held;
    await s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'held' }));
  });

  it('performs a held call also when its client has given up, as a network would', async () => {
    await put('given-up');
    await aws.setFaults({ hold: ['DeleteObject'] });
    const abort = new AbortController();
    const command = new DeleteObjectCommand({ Bucket: uploadsBucket, Key: 'given-up' });
    const deleted = s3.send(command, { abortSignal: abort.signal }).catch((error: Error) => error.name);
    const outcome = async () => (await calls('DeleteObject')).calls[0];
    await vi.waitFor(async () => expect(await outcome()).toMatchObject({ outcome: 'held' }), patience);
    abort.abort();
    expect(await deleted).toBe('AbortError');
    await vi.waitFor(
      async () => expect(await outcome()).toMatchObject({ outcome: 'aborted', status: null }),
      patience,
    );
    await aws.setFaults({});
    await vi.waitFor(
      async () => expect(await outcome()).toMatchObject({ outcome: 'aborted', status: 204 }),
      patience,
    );
    await expect(
      s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'given-up' })),
    ).rejects.toThrow();
  });

  it('performs and then holds the answer, until it is released', async () => {
    await aws.setFaults({ hold_answers: ['PutObject'] });
    const held = put('answer-held');
    await vi.waitFor(async () => {
      expect((await calls('PutObject')).calls).toMatchObject([{ outcome: 'answer_held', status: 200 }]);
    }, patience);
    await s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'answer-held' }));
    await aws.setFaults({});
    await held;
    await vi.waitFor(async () => {
      expect((await calls('PutObject')).calls).toMatchObject([{ outcome: 'answered', status: 200 }]);
    }, patience);
  });

  it.each(['ListBuckets', 'GetObject'] as const)(
    'survives that the client of a held answer has gone: %s',
    async (operation) => {
      const send = {
        ListBuckets: (options = {}) => s3.send(new ListBucketsCommand(), options),
        GetObject: (options = {}) =>
          s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'x' }), options),
      }[operation];
      await put('x');
      await aws.setFaults({ hold_answers: [operation] });
      const abort = new AbortController();
      const sent = send({ abortSignal: abort.signal }).catch((error: Error) => error.name);
      const outcomes = async () => (await calls(operation)).calls.map(({ outcome }) => outcome);
      await expect.poll(outcomes, patience).toEqual(['answer_held']);
      abort.abort();
      expect(await sent).toBe('AbortError');
      await expect.poll(outcomes, patience).toEqual(['aborted']);
      await aws.setFaults({});
      await send();
      expect((await outcomes())[0]).toBe('aborted');
    },
  );

  it('rewrites the answers that match, as often as asked', async () => {
    await put('rewritten');
    const keys = async (Prefix: string) =>
      (await s3.send(new ListObjectsV2Command({ Bucket: uploadsBucket, Prefix }))).Contents?.map(
        ({ Key }) => Key,
      );
    const fault = { pattern: '<Key>(.*?)</Key>', replacement: '<Key>not-$1-é</Key>', count: 1 };
    await aws.setFaults({ rewrite: { 's3:*': fault } });
    expect(await keys('nothing')).toBeUndefined();
    expect(await keys('rewritten')).toEqual(['not-rewritten-é']);
    expect(await keys('rewritten')).toEqual(['rewritten']);
  });

  it('lets the signature of a late call grow too old', async () => {
    const strict = await startLocalAws({ signatureLifeMs: 500 });
    await strict.setFaults({ latency_ms: { PutObject: 1_600 } });
    const late = new PutObjectCommand({ Bucket: uploadsBucket, Key: 'late', Body: 'x' });
    const client = createS3(strict.endpoint, { maxAttempts: 1 });
    await expect(client.send(late)).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
    client.destroy();
    await strict.close();
  });

  it.each([
    { throtle: {} },
    { error: { PutObject: { status: '500', code: 'x' } } },
    { paused: '(' },
    { hold_answers: 'CreateJob' },
    { rewrite: { GetJob: { pattern: '[', replacement: '' } } },
    { rewrite: { GetJob: { pattern: 'x' } } },
  ])('refuses switches that it does not know: %j', async (switches) => {
    const body = JSON.stringify(switches);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${aws.endpoint}/_local/faults`, { method: 'PUT', headers, body });
    expect(answer.status).toBe(400);
  });
});

describe('control endpoints', () => {
  it('count the calls and keep no secrets of theirs', async () => {
    await put('counted');
    await put('counted');
    await list();
    const { totals, calls: puts } = await calls('PutObject');
    expect(totals).toEqual({ PutObject: 2, ListBuckets: 1 });
    expect(puts).toHaveLength(2);
    expect(puts[0]).toMatchObject({ status: 200, outcome: 'answered', access_key_id: 'local' });
    await fetch(`${aws.endpoint}/${uploadsBucket}/counted?X-Amz-Signature=0123456789abcdef`);
    expect(JSON.stringify(await calls('GetObject'))).not.toContain('0123456789abcdef');
  });

  it('count the statuses of all calls, those that have left the log included', async () => {
    const answers = 1_100;
    await aws.setFaults({ error: { ListBuckets: { status: 500, code: 'InternalError', count: 100 } } });
    for (let sent = 0; sent < answers; sent += 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => fetch(aws.endpoint).then((answer) => answer.arrayBuffer())),
      );
    }
    const { statuses, calls: kept } = await calls('ListBuckets');
    expect(statuses).toEqual({ ListBuckets: { 403: 1_000, 500: 100 } });
    expect(kept).toHaveLength(1_000);
  });

  it('do not count a call that began before they were cleared', async () => {
    await aws.setFaults({ hold: ['PutObject'] });
    const held = put('from-before');
    await vi.waitFor(async () => expect((await calls('PutObject')).calls).toHaveLength(1), patience);
    await fetch(`${aws.endpoint}/_local/calls`, { method: 'DELETE' });
    const next = put('from-after');
    await vi.waitFor(async () => expect((await calls('PutObject')).calls).toHaveLength(1), patience);
    await aws.setFaults({});
    await Promise.all([held, next]);
    expect((await calls('PutObject')).statuses).toEqual({ PutObject: { 200: 1 } });
  });

  it('answer only this machine', async () => {
    for (const url of ['/_local/health', '/_local/faults', '/_local/calls']) {
      const here = await aws.app.inject({ url, remoteAddress: '127.0.0.1' });
      const there = await aws.app.inject({ url, remoteAddress: '192.0.2.7' });
      expect([here.statusCode, there.statusCode]).toEqual([200, 403]);
    }
  });
});
