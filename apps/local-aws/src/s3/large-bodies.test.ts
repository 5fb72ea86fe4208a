import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { execaNode } from 'execa';
import { describe, expect, it, vi } from 'vitest';
import type { Call } from '../calls.ts';
import { createS3, patience, startLocalAws, uploadsBucket } from '../testing/start-local-aws.ts';

const mebibyte = 1024 * 1024;
const largeSize = 128 * mebibyte;

function* generateBlocks() {
  const block = randomBytes(mebibyte);
  for (let i = 0; i < largeSize / mebibyte; i += 1) {
    block.writeUInt32BE(i);
    yield Buffer.from(block);
  }
}

async function startProcess(dir: string) {
  const child = execaNode(join(import.meta.dirname, '../main.ts'), {
    env: { LOCAL_AWS_PORT: '0', LOCAL_AWS_DIR: dir },
  });
  const [line] = await once(child.stdout, 'data');
  const endpoint = /http:\/\/[\d.:]+/.exec(String(line))?.[0] ?? '';
  const peak = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024;
  };
  return { child, endpoint, peak };
}

describe('large bodies', () => {
  it.skipIf(process.platform !== 'linux')(
    'never sit in memory, and the process ends with its signal',
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'local-aws-'));
      const { child, endpoint, peak } = await startProcess(dir);
      const s3 = createS3(endpoint);
      await s3.send(
        new PutObjectCommand({ Bucket: uploadsBucket, Key: 'warm-up', Body: randomBytes(mebibyte) }),
      );
      const before = await peak();

      const sent = createHash('md5');
      const Body = Readable.from(
        (function* () {
          for (const block of generateBlocks()) {
            sent.update(block);
            yield block;
          }
        })(),
        { objectMode: false },
      );
      await s3.send(
        new PutObjectCommand({ Bucket: uploadsBucket, Key: 'one', Body, ContentLength: largeSize }),
      );
      const multipart = Readable.from(generateBlocks(), { objectMode: false });
      await new Upload({
        client: s3,
        params: { Bucket: uploadsBucket, Key: 'many', Body: multipart },
      }).done();

      const received = createHash('md5');
      const answer = await s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'one' }));
      if (answer.Body instanceof Readable) for await (const chunk of answer.Body) received.update(chunk);
      expect(received.digest('hex')).toBe(sent.digest('hex'));
      expect((await peak()) - before).toBeLessThan(96 * mebibyte);

      s3.destroy();
      child.kill('SIGTERM');
      expect((await child).exitCode).toBe(0);
      await rm(dir, { recursive: true });
    },
  );

  it.each(['PutObject', 'PostObject'])('leave nothing when the client of %s hangs up', async (operation) => {
    const aws = await startLocalAws();
    const staging = join(aws.config.dir, 's3', 'staging');
    const readCalls = async () =>
      (await aws.app.inject(`/_local/calls?operation=${operation}`)).json<{ calls: Call[] }>().calls;

    const socket = connect(Number(new URL(aws.endpoint).port), '127.0.0.1');
    socket.write(operation === 'PutObject' ? await beginPut(aws.s3) : await beginPost(aws.s3));
    await vi.waitFor(async () => expect(await readdir(staging)).toHaveLength(1), patience);
    socket.destroy();
    await vi.waitFor(async () => expect(await readCalls()).toMatchObject([{ outcome: 'aborted' }]), patience);
    await vi.waitFor(async () => expect(await readdir(staging)).toEqual([]), patience);
    await aws.close();
  });
});

async function beginPut(s3: S3Client) {
  const url = new URL(await getSignedUrl(s3, new PutObjectCommand({ Bucket: uploadsBucket, Key: 'half' })));
  return `PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: 1000\r\n\r\nthe begin`;
}

async function beginPost(s3: S3Client) {
  const { url, fields } = await createPresignedPost(s3, { Bucket: uploadsBucket, Key: 'half' });
  const parts = Object.entries({ ...fields, file: 'the begin' }).map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}`,
  );
  const head = `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n`;
  return `${head}content-type: multipart/form-data; boundary=b\r\n\r\n${parts.join('\r\n')}`;
}
