import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLocalAws, uploadsBucket } from './testing/start-local-aws.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('refuses a second server on the same folder, and leaves what the first one is doing alone', async () => {
  const first = await startLocalAws({ dir });
  const half = join(dir, 's3', 'staging', 'half');
  await writeFile(half, 'an upload in flight');
  await expect(startLocalAws({ dir })).rejects.toThrow(
    `Process ${process.pid} uses the folder ${dir} already`,
  );
  await first.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'still', Body: 'here' }));
  expect(await readFile(half, 'utf8')).toBe('an upload in flight');
  await first.close();

  const next = await startLocalAws({ dir });
  const { Body } = await next.s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'still' }));
  expect(await Body?.transformToString()).toBe('here');
  await next.close();
  expect(await readdir(join(dir, 'lock'))).toEqual([]);
});
