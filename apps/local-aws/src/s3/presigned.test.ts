import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC, startLocalAws, type TestServer, UPLOADS } from '../testing/start-local-aws.ts';

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
  for (const Bucket of [UPLOADS, PUBLIC]) {
    await aws.s3.send(
      new PutObjectCommand({ Bucket, Key: 'dir/v ü.m3u8', Body: '#EXTM3U\n', ContentType: 'text/x' }),
    );
  }
});
afterAll(() => aws.close());

describe('presigned URLs', () => {
  const get = new GetObjectCommand({ Bucket: UPLOADS, Key: 'dir/v ü.m3u8' });

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
      Bucket: UPLOADS,
      Key: 'put',
      ContentType: 'video/mp4',
      Metadata: { by: 'me' },
    });
    const url = await getSignedUrl(aws.s3, put, { signableHeaders: new Set(['content-type']) });
    const wrong = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/plain' } });
    expect(await wrong.text()).toContain('SignatureDoesNotMatch');
    const right = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'video/mp4' } });
    expect(right.status).toBe(200);
    const head = await aws.s3.send(new HeadObjectCommand({ Bucket: UPLOADS, Key: 'put' }));
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

describe('without a signature', () => {
  it('objects of the public bucket can be read and nothing else', async () => {
    const path = `dir/${encodeURIComponent('v ü.m3u8')}`;
    const open = `${aws.endpoint}/${PUBLIC}/${path}`;
    expect(await (await fetch(open)).text()).toBe('#EXTM3U\n');
    expect((await fetch(open, { method: 'HEAD' })).headers.get('content-length')).toBe('8');

    const refused: [string, RequestInit?][] = [
      [`${aws.endpoint}/${UPLOADS}/${path}`],
      [`${aws.endpoint}/${PUBLIC}?list-type=2`],
      [`${aws.endpoint}/${PUBLIC}/nothing`],
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
    const answer = await fetch(`${aws.endpoint}/${PUBLIC}/dir/${encodeURIComponent('v ü.m3u8')}`, {
      headers: { ...origin, range: 'bytes=0-3' },
    });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/Content-Range.*ETag/);
    const missing = await fetch(`${aws.endpoint}/${PUBLIC}/nothing`, { headers: origin });
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');

    const preflight = (method: string) =>
      fetch(`${aws.endpoint}/${UPLOADS}/key`, {
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
