import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { startLocalAws, type TestServer, uploadsBucket } from '../testing/start-local-aws.ts';

const mebibyte = 1024 * 1024;

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterTests(() => aws.close());

async function read(key: string) {
  const answer = await aws.s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: key }));
  return { answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
}

async function begin(key: string) {
  const { UploadId } = await aws.s3.send(
    new CreateMultipartUploadCommand({ Bucket: uploadsBucket, Key: key, ContentType: 'video/mp4' }),
  );
  const upload = { Bucket: uploadsBucket, Key: key, UploadId };
  const put = async (PartNumber: number, Body: Buffer) => {
    const { ETag } = await aws.s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    aws.s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  return { upload, put, complete };
}

const stagedFiles = () => readdir(join(aws.config.dir, 's3', 'staging'));

describe('multipart uploads', () => {
  it('join what lib-storage sends in parallel', async () => {
    const Body = randomBytes(17 * mebibyte);
    const params = {
      Bucket: uploadsBucket,
      Key: 'big',
      Body,
      ContentType: 'video/mp4',
      Metadata: { a: 'b' },
    };
    const done = await new Upload({ client: aws.s3, params, partSize: 5 * mebibyte }).done();
    const digests = [0, 5, 10, 15].map((at) =>
      createHash('md5')
        .update(Body.subarray(at * mebibyte, (at + 5) * mebibyte))
        .digest(),
    );
    const etag = createHash('md5').update(Buffer.concat(digests)).digest('hex');
    expect(done.ETag).toBe(`"${etag}-4"`);
    const { answer, bytes } = await read('big');
    expect(answer).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: 'b' } });
    expect(bytes.equals(Body)).toBe(true);
    expect(await stagedFiles()).toEqual([]);
  });

  it('have the size that their client tells', async () => {
    const { upload, put } = await begin('sized');
    const command = (MpuObjectSize: number, part: { PartNumber: number; ETag: string | undefined }) =>
      new CompleteMultipartUploadCommand({ ...upload, MpuObjectSize, MultipartUpload: { Parts: [part] } });
    const part = await put(1, Buffer.from('ten bytes.'));
    await expect(aws.s3.send(command(11, part))).rejects.toMatchObject({ name: 'InvalidRequest' });
    await aws.s3.send(command(10, part));
    expect((await read('sized')).bytes.toString()).toBe('ten bytes.');
  });

  it('take the last version of a part, leave out unwanted ones and can be listed', async () => {
    const { upload, put, complete } = await begin('chosen');
    await put(2, Buffer.from('first try'));
    const large = await put(1, randomBytes(5 * mebibyte));
    const small = await put(2, Buffer.from('second'));
    await put(7, Buffer.from('unwanted'));
    const parts = await aws.s3.send(new ListPartsCommand(upload));
    expect(parts.Parts?.map((part) => part.PartNumber)).toEqual([1, 2, 7]);
    const uploads = await aws.s3.send(new ListMultipartUploadsCommand({ Bucket: uploadsBucket }));
    expect(uploads.Uploads).toMatchObject([{ Key: 'chosen', UploadId: upload.UploadId }]);
    await complete([large, small]);
    const { bytes } = await read('chosen');
    expect(bytes.subarray(5 * mebibyte).toString()).toBe('second');
    expect(await stagedFiles()).toEqual([]);
    await expect(complete([large, small])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('refuse wrong orders, wrong ETags and small parts', async () => {
    const { put, complete } = await begin('refused');
    const one = await put(1, Buffer.from('one'));
    const two = await put(2, Buffer.from('two'));
    await expect(complete([two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete([{ ...one, ETag: two.ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await complete([one]);
  });

  it('leave nothing behind when aborted', async () => {
    const { upload, put } = await begin('aborted');
    await put(1, randomBytes(mebibyte));
    await aws.s3.send(new AbortMultipartUploadCommand(upload));
    expect(await stagedFiles()).toEqual([]);
    await expect(put(2, Buffer.from('late'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
    expect(await stagedFiles()).toEqual([]);
  });

  it('copy ranges of other objects', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'digits', Body: '0123456789' }));
    const { upload, complete } = await begin('copied');
    const { CopyPartResult } = await aws.s3.send(
      new UploadPartCopyCommand({
        ...upload,
        PartNumber: 1,
        CopySource: `${uploadsBucket}/digits`,
        CopySourceRange: 'bytes=3-5',
      }),
    );
    await complete([{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    expect((await read('copied')).bytes.toString()).toBe('345');
  });
});
