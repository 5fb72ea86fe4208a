import { randomBytes } from 'node:crypto';
import {
  type ChecksumAlgorithm,
  type ChecksumType,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { startLocalAws, type TestServer, uploadsBucket } from '../testing/start-local-aws.ts';
import { createChecksum } from './checksums.ts';

const Bucket = uploadsBucket;

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterTests(() => aws.close());

async function crc32(...chunks: Buffer[]) {
  const checksum = createChecksum('x-amz-checksum-crc32');
  for (const chunk of chunks) checksum.update(chunk);
  return checksum.digest();
}

const head = (Key: string) => aws.s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));

describe('the checksum that a writer sends', () => {
  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)('%s', async (ChecksumAlgorithm) => {
    const put = await aws.s3.send(
      new PutObjectCommand({ Bucket, Key: 'summed', Body: 'a film', ChecksumAlgorithm }),
    );
    const name = `Checksum${ChecksumAlgorithm}` as const;
    expect(put[name]).toBeDefined();
    expect(await head('summed')).toMatchObject({ [name]: put[name], ChecksumType: 'FULL_OBJECT' });
    const get = await aws.s3.send(new GetObjectCommand({ Bucket, Key: 'summed', ChecksumMode: 'ENABLED' }));
    expect(get[name]).toBe(put[name]);
    expect(await get.Body?.transformToString()).toBe('a film');
  });

  it('is not told unasked, nor of a range, nor made up for who sent none', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'summed', Body: 'a film' }));
    const unasked = await aws.s3.send(new HeadObjectCommand({ Bucket, Key: 'summed' }));
    expect(unasked.ChecksumCRC32).toBeUndefined();
    const range = await aws.s3.send(
      new GetObjectCommand({ Bucket, Key: 'summed', ChecksumMode: 'ENABLED', Range: 'bytes=2-5' }),
    );
    expect(range.ChecksumCRC32).toBeUndefined();
    expect(await range.Body?.transformToString()).toBe('film');
  });

  it('goes with a copy, and another is made when it is asked for', async () => {
    const put = await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'summed', Body: 'a film' }));
    const copy = { Bucket, CopySource: `${Bucket}/summed` };
    const same = await aws.s3.send(new CopyObjectCommand({ ...copy, Key: 'same' }));
    expect(same.CopyObjectResult?.ChecksumCRC32).toBe(put.ChecksumCRC32);
    await aws.s3.send(new CopyObjectCommand({ ...copy, Key: 'other', ChecksumAlgorithm: 'SHA256' }));
    expect(await head('other')).toMatchObject({ ChecksumSHA256: expect.any(String) });
  });

  it('is among the attributes of an object', async () => {
    const put = await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'summed', Body: 'a film' }));
    const attributes = await aws.s3.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: 'summed',
        ObjectAttributes: ['ETag', 'Checksum', 'ObjectSize', 'StorageClass', 'ObjectParts'],
      }),
    );
    expect(attributes).toMatchObject({
      ETag: put.ETag?.replaceAll('"', ''),
      Checksum: { ChecksumCRC32: put.ChecksumCRC32, ChecksumType: 'FULL_OBJECT' },
      ObjectSize: 6,
      StorageClass: 'STANDARD',
    });
    expect(attributes.ObjectParts).toBeUndefined();
  });
});

describe('the checksum of an upload in parts', () => {
  const first = randomBytes(5 * 1024 * 1024);
  const second = Buffer.from('the rest');

  async function upload(Key: string, algorithm: ChecksumAlgorithm, type: ChecksumType, claimed?: string) {
    const { UploadId, ChecksumAlgorithm } = await aws.s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: algorithm, ChecksumType: type }),
    );
    expect(ChecksumAlgorithm).toBe(algorithm);
    const target = { Bucket, Key, UploadId };
    const one = await aws.s3.send(
      new UploadPartCommand({ ...target, PartNumber: 1, Body: first, ChecksumAlgorithm: algorithm }),
    );
    await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'rest', Body: second }));
    const two = await aws.s3.send(
      new UploadPartCopyCommand({ ...target, PartNumber: 2, CopySource: `${Bucket}/rest` }),
    );
    const parts = [one, two.CopyPartResult ?? {}].map((part, index) => ({
      PartNumber: index + 1,
      ETag: part.ETag,
      ChecksumCRC32: part.ChecksumCRC32,
    }));
    const listed = await aws.s3.send(new ListPartsCommand(target));
    expect(listed.Parts?.map(({ ChecksumCRC32 }) => ChecksumCRC32)).toEqual(
      parts.map(({ ChecksumCRC32 }) => ChecksumCRC32),
    );
    return aws.s3.send(
      new CompleteMultipartUploadCommand({
        ...target,
        MultipartUpload: { Parts: parts },
        ...(claimed === undefined ? {} : { ChecksumCRC32: claimed, ChecksumType: type }),
      }),
    );
  }

  it('is of the checksums of its parts, with their number', async () => {
    const sums = await Promise.all([crc32(first), crc32(second)]);
    const wanted = `${await crc32(...sums.map((sum) => Buffer.from(sum, 'base64')))}-2`;
    const done = await upload('parts', 'CRC32', 'COMPOSITE');
    expect(done).toMatchObject({ ChecksumCRC32: wanted, ChecksumType: 'COMPOSITE' });
    expect(await head('parts')).toMatchObject({ ChecksumCRC32: wanted, ChecksumType: 'COMPOSITE' });
    const attributes = new GetObjectAttributesCommand({
      Bucket,
      Key: 'parts',
      ObjectAttributes: ['ObjectParts'],
    });
    expect((await aws.s3.send(attributes)).ObjectParts).toMatchObject({ TotalPartsCount: 2 });
  });

  it('is of the whole object when that is asked for, and checked against what the client claims', async () => {
    const whole = await crc32(first, second);
    expect(await upload('whole', 'CRC32', 'FULL_OBJECT', whole)).toMatchObject({ ChecksumCRC32: whole });
    expect(await head('whole')).toMatchObject({ ChecksumCRC32: whole, ChecksumType: 'FULL_OBJECT' });
    await expect(upload('wrong', 'CRC32', 'FULL_OBJECT', 'AAAAAA==')).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(head('wrong')).rejects.toMatchObject({ name: 'NotFound' });
  });

  it.each([
    ['SHA256', 'FULL_OBJECT'],
    ['CRC64NVME', 'COMPOSITE'],
  ] as const)('%s cannot be %s', async (ChecksumAlgorithm, ChecksumType) => {
    const command = new CreateMultipartUploadCommand({ Bucket, Key: 'odd', ChecksumAlgorithm, ChecksumType });
    await expect(aws.s3.send(command)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});
