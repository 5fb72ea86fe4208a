import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import {
  createS3,
  publicBucket,
  startLocalAws,
  type TestServer,
  uploadsBucket,
} from '../testing/start-local-aws.ts';

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterTests(() => aws.close());

async function read(key: string, options: Record<string, string> = {}) {
  const answer = await aws.s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: key, ...options }));
  return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
}

describe('objects through the SDK with its default settings', () => {
  it('gives back bytes, type, metadata and headers', async () => {
    const Body = randomBytes(300_000);
    const put = await aws.s3.send(
      new PutObjectCommand({
        Bucket: uploadsBucket,
        Key: 'a/b.bin',
        Body,
        ContentType: 'video/mp4',
        CacheControl: 'max-age=60',
        Metadata: { upload: 'yes' },
      }),
    );
    expect(put.ChecksumCRC32).toBeDefined();
    const got = await aws.s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'a/b.bin' }));
    expect(got).toMatchObject({
      ContentType: 'video/mp4',
      CacheControl: 'max-age=60',
      Metadata: { upload: 'yes' },
      ContentLength: 300_000,
      ETag: put.ETag,
    });
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Body)).toBe(true);
  });

  it('takes streams of unknown chunking, with a trailing checksum', async () => {
    const parts = Array.from({ length: 50 }, (_, i) => randomBytes(1 + i * 997));
    const Body = Buffer.concat(parts);
    await aws.s3.send(
      new PutObjectCommand({
        Bucket: uploadsBucket,
        Key: 'streamed',
        Body: Readable.from(parts, { objectMode: false }),
        ContentLength: Body.length,
        ContentEncoding: 'gzip',
      }),
    );
    expect((await read('streamed')).equals(Body)).toBe(true);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'streamed' }));
    expect(head.ContentEncoding).toBe('gzip');
  });

  it('keeps an empty object', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'empty', Body: Buffer.alloc(0) }));
    expect(await read('empty')).toHaveLength(0);
  });

  it.each([
    'with space & <xml> "quotes" \'single\' + plus % percent',
    'up/../down/../../../etc/passwd',
    'double//slash///end/',
    'Ünïcode/日本語/🎬.m3u8',
    'question?mark#hash',
    `${'long-segment-'.repeat(40)}.ts`,
    "!*'();:@&=+$,/?#[]",
    '.',
    'a/./b',
  ])('keeps the key %s apart', async (key) => {
    await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: key, Body: key }));
    expect((await read(key)).toString()).toBe(key);
    await aws.s3.send(new DeleteObjectCommand({ Bucket: uploadsBucket, Key: key }));
    await expect(read(key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('keeps a key that is also the folder of another, and keys that differ only in case', async () => {
    const keys = ['both', 'both/inside', 'Both', 'BOTH/inside'];
    for (const key of keys)
      await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: key, Body: key }));
    for (const key of keys) expect((await read(key)).toString()).toBe(key);
  });

  it('serves ranges', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'digits', Body: '0123456789' }));
    expect((await read('digits', { Range: 'bytes=2-4' })).toString()).toBe('234');
    expect((await read('digits', { Range: 'bytes=7-' })).toString()).toBe('789');
    expect((await read('digits', { Range: 'bytes=-3' })).toString()).toBe('789');
    expect((await read('digits', { Range: 'bytes=5-999' })).toString()).toBe('56789');
    await expect(read('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
    const part = await aws.s3.send(
      new GetObjectCommand({ Bucket: uploadsBucket, Key: 'digits', Range: 'bytes=0-0' }),
    );
    expect(part).toMatchObject({ ContentRange: 'bytes 0-0/10', ContentLength: 1 });
  });

  it('honors conditions on reads and writes', async () => {
    const { ETag } = await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'if', Body: 'x' }));
    await expect(read('if', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(read('if', { IfNoneMatch: ETag ?? '' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(
      aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'if', Body: 'y', IfNoneMatch: '*' })),
    ).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect((await read('if')).toString()).toBe('x');
    const absent = new PutObjectCommand({ Bucket: uploadsBucket, Key: 'absent', Body: 'y', IfMatch: ETag });
    await expect(aws.s3.send(absent)).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('copies with the metadata, or replaces it', async () => {
    await aws.s3.send(
      new PutObjectCommand({ Bucket: uploadsBucket, Key: 'from é', Body: 'c', Metadata: { a: '1' } }),
    );
    const CopySource = `${uploadsBucket}/${encodeURIComponent('from é')}`;
    const stale = { Bucket: publicBucket, Key: 'to', CopySource, CopySourceIfMatch: '"another"' };
    await expect(aws.s3.send(new CopyObjectCommand(stale))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    const known = { Bucket: publicBucket, Key: 'to', CopySource, CopySourceIfNoneMatch: '*' };
    await expect(aws.s3.send(new CopyObjectCommand(known))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await aws.s3.send(new CopyObjectCommand({ Bucket: publicBucket, Key: 'to', CopySource }));
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: publicBucket, Key: 'to' }));
    expect(head).toMatchObject({ Metadata: { a: '1' }, ContentLength: 1 });
    await aws.s3.send(
      new CopyObjectCommand({
        Bucket: publicBucket,
        Key: 'to',
        CopySource,
        MetadataDirective: 'REPLACE',
        ContentType: 'text/plain',
      }),
    );
    const replaced = await aws.s3.send(new HeadObjectCommand({ Bucket: publicBucket, Key: 'to' }));
    expect(replaced).toMatchObject({ Metadata: {}, ContentType: 'text/plain' });
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)('verifies %s', async (algorithm) => {
    const body = Readable.from([randomBytes(70_000)], { objectMode: false });
    await aws.s3.send(
      new PutObjectCommand({
        Bucket: uploadsBucket,
        Key: algorithm,
        Body: body,
        ContentLength: 70_000,
        ChecksumAlgorithm: algorithm,
      }),
    );
    const wrong = new PutObjectCommand({
      Bucket: uploadsBucket,
      Key: `wrong-${algorithm}`,
      Body: 'text',
      [`Checksum${algorithm}`]: Buffer.from('nonsense').toString('base64'),
    });
    await expect(aws.s3.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(read(`wrong-${algorithm}`)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('answers for what is not there as S3 does', async () => {
    await expect(read('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(
      aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'nothing' })),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(
      aws.s3.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'x' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('refuses what it would otherwise ignore', async () => {
    const put = new PutObjectCommand({ Bucket: uploadsBucket, Key: 'acl', Body: 'x', ACL: 'public-read' });
    await expect(aws.s3.send(put)).rejects.toMatchObject({ name: 'NotImplemented' });
    const get = new GetObjectCommand({ Bucket: uploadsBucket, Key: 'digits', VersionId: '1' });
    await expect(aws.s3.send(get)).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('refuses a wrong key, a wrong secret and an old signature', async () => {
    const get = () => new GetObjectCommand({ Bucket: uploadsBucket, Key: 'digits' });
    const send = async (overrides: Parameters<typeof createS3>[1]) => {
      const s3 = createS3(aws.endpoint, { maxAttempts: 1, ...overrides });
      return s3.send(get()).finally(() => s3.destroy());
    };
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
    await expect(send({ credentials: { ...credentials, accessKeyId: 'other' } })).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
    await expect(send({ credentials: { ...credentials, secretAccessKey: 'x' } })).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(send({ systemClockOffset: -301_000 })).rejects.toMatchObject({
      name: 'RequestTimeTooSkewed',
    });
  });
});
