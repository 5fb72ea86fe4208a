import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { startLocalAws, type TestServer, uploadsBucket } from '../testing/start-local-aws.ts';

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterTests(() => aws.close());

const formKey = 'uploads/2026-11/22/video.mp4';
const Conditions: PresignedPostOptions['Conditions'] = [
  ['content-length-range', 10, 1_000_000],
  ['starts-with', '$Content-Type', 'video/'],
];

async function presign(options: Partial<PresignedPostOptions> = {}) {
  return createPresignedPost(aws.s3, {
    Bucket: uploadsBucket,
    Key: formKey,
    Conditions,
    Fields: { 'Content-Type': 'video/mp4', success_action_status: '201' },
    Expires: 60,
    ...options,
  });
}

async function upload(
  post: { url: string; fields: Record<string, string> },
  bytes: Buffer,
  changes: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...post.fields, ...changes })) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'holiday.mp4');
  const answer = await fetch(post.url, {
    method: 'POST',
    body: form,
    headers: { origin: 'https://app.example' },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const exists = (Key: string) =>
  aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key })).then(
    () => true,
    () => false,
  );

describe('a presigned upload form', () => {
  it('stores the file and tells where', async () => {
    const answer = await upload(await presign(), randomBytes(500_000));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.text).toContain(`<Key>${formKey}</Key>`);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: formKey }));
    expect(head).toMatchObject({ ContentLength: 500_000, ContentType: 'video/mp4' });
    expect(answer.headers.get('etag')).toBe(head.ETag);
  });

  it('puts the name of the file into the key and answers 204 by default', async () => {
    const post = await presign({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: S3 fills it in
      Key: 'form/${filename}',
      Fields: { 'Content-Type': 'video/mp4', 'x-amz-meta-a': 'b' },
    });
    expect((await upload(post, randomBytes(20))).status).toBe(204);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'form/holiday.mp4' }));
    expect(head.Metadata).toEqual({ a: 'b' });
  });

  it('refuses what its policy does not allow', async () => {
    const post = await presign({ Key: 'refused' });
    const answers = [
      [await upload(post, randomBytes(20), { 'Content-Type': 'text/html' }), 403, 'Policy Condition failed'],
      [await upload(post, randomBytes(20), { key: 'elsewhere' }), 403, 'Policy Condition failed'],
      [await upload(post, randomBytes(20), { 'x-amz-meta-extra': '1' }), 403, 'Extra input fields'],
      [await upload(post, randomBytes(20), { Policy: 'e30=' }), 403, 'SignatureDoesNotMatch'],
      [await upload({ ...post, fields: { key: 'refused' } }, randomBytes(20)), 403, 'AccessDenied'],
      [await upload(await presign({ Key: 'refused', Expires: -1 }), randomBytes(20)), 403, 'Policy expired'],
      [await upload(post, randomBytes(9)), 400, 'EntityTooSmall'],
    ] as const;
    for (const [answer, status, text] of answers) {
      expect(answer.text).toContain(text);
      expect(answer.status).toBe(status);
    }
    expect(await exists('refused')).toBe(false);
    expect(await exists('elsewhere')).toBe(false);
  });

  it.each([
    ['abc', 10],
    [1, null],
    [0, 'NaN'],
    [0.5, 10],
    [-1, 10],
  ])('refuses a policy whose content-length-range is %j to %j', async (min, max) => {
    const range = ['content-length-range', min, max] as unknown as ['content-length-range', number, number];
    const answer = await upload(await presign({ Key: 'unbounded', Conditions: [range] }), randomBytes(20));
    expect(answer.text).toContain('<Code>InvalidPolicyDocument</Code>');
    expect(answer.status).toBe(400);
    expect(await exists('unbounded')).toBe(false);
  });

  it('takes numeric strings for a content-length-range', async () => {
    const range = ['content-length-range', '0', '10'] as unknown as ['content-length-range', number, number];
    const post = await presign({ Key: 'bounded', Conditions: [range, ['starts-with', '$Content-Type', '']] });
    expect((await upload(post, randomBytes(11))).text).toContain('EntityTooLarge');
    expect((await upload(post, randomBytes(10))).status).toBe(201);
  });

  it('encodes metadata that is no plain text, and refuses other headers of that kind', async () => {
    const Fields = { 'Content-Type': 'video/mp4', 'x-amz-meta-title': '映画\r\nx: y' };
    const post = await presign({ Key: 'script', Fields });
    expect((await upload(post, randomBytes(20))).status).toBe(204);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'script' }));
    const word = Buffer.from('映画\r\nx: y').toString('base64');
    expect(head.Metadata).toEqual({ title: `=?UTF-8?B?${word}?=` });

    const disposition = { 'Content-Type': 'video/mp4', 'Content-Disposition': 'inline; filename="映画"' };
    const refused = await upload(await presign({ Key: 'refused', Fields: disposition }), randomBytes(20));
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('<ArgumentName>content-disposition</ArgumentName>');
    expect(await exists('refused')).toBe(false);
  });

  it('refuses a credential of another day, region or service', async () => {
    const post = await presign({ Key: 'refused' });
    const credential = post.fields['X-Amz-Credential'] ?? '';
    for (const wrong of [
      'local/20200101/us-east-1/s3',
      'local/20200101/eu-west-1/s3',
      'local/x/us-east-1/y',
    ]) {
      const fields = { 'X-Amz-Credential': `${wrong}/aws4_request` };
      const answer = await upload(post, randomBytes(20), fields);
      expect([credential === '', answer.status]).toEqual([false, 400]);
      expect(answer.text).toContain('<Code>AuthorizationHeaderMalformed</Code>');
    }
  });

  it('stops writing a file that is too large, and still answers the browser', async () => {
    const answer = await upload(await presign({ Key: 'large' }), randomBytes(40_000_000));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<Code>EntityTooLarge</Code>');
    expect(await exists('large')).toBe(false);
    expect(await readdir(join(aws.config.dir, 's3', 'staging'))).toEqual([]);
  });

  it('refuses a body that is no form, or has no file', async () => {
    const plain = await fetch(`${aws.endpoint}/${uploadsBucket}`, { method: 'POST', body: 'x' });
    expect(await plain.text()).toContain('MalformedPOSTRequest');
    const form = new FormData();
    form.append('key', 'k');
    const empty = await fetch(`${aws.endpoint}/${uploadsBucket}`, { method: 'POST', body: form });
    expect(await empty.text()).toContain('exactly one file');
  });
});
