import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
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
  for (const Bucket of [uploadsBucket, publicBucket]) {
    await aws.s3.send(
      new PutObjectCommand({ Bucket, Key: 'dir/v ü.m3u8', Body: '#EXTM3U\n', ContentType: 'text/x' }),
    );
  }
});
afterTests(() => aws.close());

describe('presigned URLs', () => {
  const get = new GetObjectCommand({ Bucket: uploadsBucket, Key: 'dir/v ü.m3u8' });

  it('read, with the response headers that were signed', async () => {
    const command = new GetObjectCommand({
      ...get.input,
      ResponseContentType: 'text/plain',
      ResponseContentDisposition: 'attachment; filename="a b.txt"',
    });
    const answer = await fetch(await getSignedUrl(aws.s3, command));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a b.txt"');
    expect(await answer.text()).toBe('#EXTM3U\n');
  });

  it('write, with the type that was signed', async () => {
    const put = new PutObjectCommand({
      Bucket: uploadsBucket,
      Key: 'put',
      ContentType: 'video/mp4',
      Metadata: { by: 'me' },
    });
    const url = await getSignedUrl(aws.s3, put, { signableHeaders: new Set(['content-type']) });
    const wrong = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/plain' } });
    expect(await wrong.text()).toContain('SignatureDoesNotMatch');
    const right = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'video/mp4' } });
    expect(right.status).toBe(200);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'put' }));
    expect(head).toMatchObject({ ContentType: 'video/mp4', ContentLength: 1, Metadata: { by: 'me' } });
  });

  it('end with their time, and with any change', async () => {
    const signingDate = new Date(Date.now() - 120_000);
    const expired = await fetch(await getSignedUrl(aws.s3, get, { expiresIn: 60, signingDate }));
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('Request has expired');

    const url = await getSignedUrl(aws.s3, get, { expiresIn: 60 });
    for (const changed of [
      url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'),
      url.replace('dir/', 'dir2/'),
      `${url}&response-content-type=text%2Fhtml`,
    ]) {
      const answer = await fetch(changed);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
    }
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    const week = url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801');
    expect((await fetch(week)).status).toBe(400);
  });
});

describe('what a signature covers', () => {
  const url = () => getSignedUrl(aws.s3, new PutObjectCommand({ Bucket: uploadsBucket, Key: 'covered' }));

  it('are all x-amz headers: a URL for an upload makes no copy', async () => {
    const answer = await fetch(await url(), {
      method: 'PUT',
      headers: { 'x-amz-copy-source': `/${uploadsBucket}/dir/v%20%C3%BC.m3u8`, 'x-amz-meta-a': 'b' },
    });
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).toContain('There were headers present in the request which were not signed');
    expect(text).toContain('<HeadersNotSigned>x-amz-copy-source, x-amz-meta-a</HeadersNotSigned>');
    const head = new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'covered' });
    await expect(aws.s3.send(head)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is not the hash of a body that the URL leaves open', async () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    expect((await fetch(await url(), { method: 'PUT', body: 'x', headers })).status).toBe(200);
  });

  it('is the host', async () => {
    const withoutHost = (await url()).replace('X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders=range');
    const answer = await fetch(withoutHost, { method: 'PUT', body: 'x' });
    expect(await answer.text()).toContain('<HeadersNotSigned>host</HeadersNotSigned>');
  });

  it('is one region, one service and one day', async () => {
    const elsewhere = createS3(aws.endpoint, { region: 'eu-west-1' });
    await expect(elsewhere.send(new HeadBucketCommand({ Bucket: uploadsBucket }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
    const foreign = await getSignedUrl(
      elsewhere,
      new PutObjectCommand({ Bucket: uploadsBucket, Key: 'covered' }),
    );
    elsewhere.destroy();
    const good = await url();
    for (const [changed, text] of [
      [foreign, '<Region>us-east-1</Region>'],
      [good.replace('%2Fs3%2F', '%2Fmediaconvert%2F'), 'correct service'],
      [good.replace(/(Credential=local%2F)\d{8}/, '$120200101'), 'Date in Credential scope does not match'],
    ] as const) {
      const answer = await fetch(changed, { method: 'PUT', body: 'x' });
      expect(answer.status).toBe(400);
      const body = await answer.text();
      expect(body).toContain('<Code>AuthorizationHeaderMalformed</Code>');
      expect(body).toContain(text);
    }
  });
});

describe('headers that are not understood', () => {
  const refusal = async (headers: Record<string, string>) => {
    const command = new PutObjectCommand({ Bucket: uploadsBucket, Key: 'refused', Body: 'x' });
    command.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: object }).headers, headers);
        return next(args);
      },
      { step: 'build' },
    );
    return aws.s3.send(command).then(
      () => 'accepted',
      (error: Error) => error.name,
    );
  };

  it.each([
    ['x-amz-security-token', 'anything', 'InvalidToken'],
    ['x-amz-checksum-xxhash64', 'AAAA', 'NotImplemented'],
    ['x-amz-checksum-type', 'PARTIAL', 'NotImplemented'],
    ['x-amz-checksum-algorithm', 'XXHASH64', 'NotImplemented'],
    ['x-amz-checksum-type', 'COMPOSITE', 'accepted'],
  ])('%s: %s is %s', async (name, value, outcome) => {
    expect(await refusal({ [name]: value })).toBe(outcome);
  });
});

describe('metadata of any script', () => {
  it('comes back as S3 encodes it', async () => {
    const put = new PutObjectCommand({ Bucket: uploadsBucket, Key: 'script', Metadata: { title: '映画 ü' } });
    expect((await fetch(await getSignedUrl(aws.s3, put), { method: 'PUT', body: 'x' })).status).toBe(200);
    const { Metadata } = await aws.s3.send(new HeadObjectCommand({ Bucket: uploadsBucket, Key: 'script' }));
    const word = /^=\?UTF-8\?B\?(.*)\?=$/.exec(Metadata?.['title'] ?? '')?.[1] ?? '';
    expect(Buffer.from(word, 'base64').toString()).toBe('映画 ü');
  });

  it('is refused in headers of the answer', async () => {
    const get = new GetObjectCommand({
      Bucket: uploadsBucket,
      Key: 'dir/v ü.m3u8',
      ResponseContentDisposition: 'attachment; filename="映画"',
    });
    const answer = await fetch(await getSignedUrl(aws.s3, get));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Header value cannot be represented using ISO-8859-1.');
  });
});

describe('without a signature', () => {
  it('objects of the public bucket can be read and nothing else', async () => {
    const path = `dir/${encodeURIComponent('v ü.m3u8')}`;
    const open = `${aws.endpoint}/${publicBucket}/${path}`;
    expect(await (await fetch(open)).text()).toBe('#EXTM3U\n');
    expect((await fetch(open, { method: 'HEAD' })).headers.get('content-length')).toBe('8');

    const refused: [string, RequestInit?][] = [
      [`${aws.endpoint}/${uploadsBucket}/${path}`],
      [`${aws.endpoint}/${publicBucket}?list-type=2`],
      [`${aws.endpoint}/${publicBucket}/nothing`],
      [`${aws.endpoint}/`],
      [open, { method: 'DELETE' }],
      [open, { method: 'PUT', body: 'x' }],
    ];
    for (const [url, init] of refused) {
      const answer = await fetch(url, init);
      expect([url, answer.status]).toEqual([url, 403]);
      expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
    }
  });

  it('a page of another origin may read and upload', async () => {
    const origin = { origin: 'https://player.example' };
    const answer = await fetch(`${aws.endpoint}/${publicBucket}/dir/${encodeURIComponent('v ü.m3u8')}`, {
      headers: { ...origin, range: 'bytes=0-3' },
    });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/Content-Range.*ETag/);
    const missing = await fetch(`${aws.endpoint}/${publicBucket}/nothing`, { headers: origin });
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');

    const preflight = (method: string) =>
      fetch(`${aws.endpoint}/${uploadsBucket}/key`, {
        method: 'OPTIONS',
        headers: {
          ...origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type,x-amz-meta-a',
        },
      });
    const allowed = await preflight('PUT');
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-meta-a');
    expect((await preflight('DELETE')).status).toBe(403);
  });
});
