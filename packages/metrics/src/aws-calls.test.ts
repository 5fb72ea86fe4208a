import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, it } from 'vitest';
import { countAwsCalls, openAwsCalls, openRegistry } from './index.ts';

/** What the server answers, one after the other; 0 breaks the connection. */
let answers: number[] = [];
const server = createServer((request, response) => {
  const status = answers.shift() ?? 200;
  if (status === 0) request.socket.destroy();
  else response.writeHead(status).end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

/** Asks until the answers are used up. @returns how often a call ended how */
async function count(statuses: number[], maxAttempts = 1): Promise<Record<string, number>> {
  answers = [...statuses];
  const calls = openAwsCalls(openRegistry());
  const s3 = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts,
  });
  countAwsCalls(s3, calls);
  while (answers.length > 0) await s3.send(new HeadBucketCommand({ Bucket: 'b' })).catch(() => {});
  s3.destroy();
  const { values } = await calls.get();
  expect(values.every(({ labels }) => labels.service === 's3' && labels.operation === 'HeadBucket')).toBe(
    true,
  );
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
}

it('counts calls by how they end, and shows the other ways at 0', async () => {
  const none = { ok: 0, missing: 0, forbidden: 0, throttled: 0, refused: 0, failed: 0, unanswered: 0 };
  expect(await count([200, 200])).toEqual({ ...none, ok: 2 });
  expect(await count([404, 403, 401, 429, 400, 409, 500, 503, 0])).toEqual({
    missing: 1,
    forbidden: 2,
    throttled: 1,
    refused: 2,
    failed: 2,
    unanswered: 1,
    ok: 0,
  });
});

it('counts each attempt of a call that the SDK repeats', async () => {
  expect(await count([500, 0, 200], 3)).toMatchObject({ failed: 1, unanswered: 1, ok: 1 });
});
