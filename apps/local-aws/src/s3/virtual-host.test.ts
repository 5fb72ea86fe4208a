import { Agent, type RequestOptions, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
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

/** Not every system resolves the names below localhost. */
const httpAgent = new Agent({
  lookup: (_name, options, done) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
});

let aws: TestServer;
let hosted: ReturnType<typeof createS3>;
let port: string;
beforeAll(async () => {
  aws = await startLocalAws();
  port = new URL(aws.endpoint).port;
  hosted = createS3(`http://localhost:${port}`, { forcePathStyle: false, requestHandler: { httpAgent } });
});
afterTests(async () => {
  hosted.destroy();
  httpAgent.destroy();
  await aws.close();
});

function fetchHosted(url: string, options: RequestOptions = {}) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const call = request(url, { agent: httpAgent, ...options }, async (answer) => {
      resolve({ status: answer.statusCode, body: await text(answer) });
    });
    call.on('error', reject).end();
  });
}

describe('a bucket in the name of the host', () => {
  it('is written, listed and read by a client with its default addresses', async () => {
    await hosted.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: 'dir/v ü.txt', Body: 'hosted' }));
    const list = await hosted.send(new ListObjectsV2Command({ Bucket: uploadsBucket, Prefix: 'dir/' }));
    expect(list.Contents?.map(({ Key }) => Key)).toEqual(['dir/v ü.txt']);
    const byPath = await aws.s3.send(new GetObjectCommand({ Bucket: uploadsBucket, Key: 'dir/v ü.txt' }));
    expect(await byPath.Body?.transformToString()).toBe('hosted');
    const url = await getSignedUrl(
      hosted,
      new GetObjectCommand({ Bucket: uploadsBucket, Key: 'dir/v ü.txt' }),
    );
    expect(url).toMatch(`http://${uploadsBucket}.localhost:${port}/dir/`);
    expect(await fetchHosted(url)).toEqual({ status: 200, body: 'hosted' });
    expect(await fetchHosted(url.replace('v%20', 'w%20'))).toMatchObject({ status: 403 });
  });

  it('is read by anybody when it is public, and by nobody else when it is not', async () => {
    for (const Bucket of [publicBucket, uploadsBucket]) {
      await aws.s3.send(new PutObjectCommand({ Bucket, Key: 'open.txt', Body: 'open' }));
    }
    const at = (bucket: string) => `http://${bucket}.localhost:${port}/open.txt`;
    expect(await fetchHosted(at(publicBucket))).toEqual({ status: 200, body: 'open' });
    expect(await fetchHosted(at(`${publicBucket}.s3`))).toEqual({ status: 200, body: 'open' });
    expect(await fetchHosted(at(uploadsBucket))).toMatchObject({ status: 403 });
    expect(await fetchHosted(`http://s3.localhost:${port}/${publicBucket}/open.txt`)).toMatchObject({
      status: 200,
    });
  });

  it('has keys that begin like the paths of other protocols', async () => {
    const Key = '2017-08-29/jobs';
    await hosted.send(new PutObjectCommand({ Bucket: publicBucket, Key, Body: 'a key' }));
    const url = `http://${publicBucket}.localhost:${port}/2017-08-29/jobs`;
    expect(await fetchHosted(url)).toEqual({ status: 200, body: 'a key' });
  });

  it('is the host of the address that an upload form answers', async () => {
    const { url, fields } = await createPresignedPost(hosted, { Bucket: uploadsBucket, Key: 'form.txt' });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['posted']));
    const body = new Response(form);
    const answer = await new Promise<string | undefined>((resolve, reject) => {
      const headers = { 'content-type': body.headers.get('content-type') ?? '' };
      const call = request(url, { agent: httpAgent, method: 'POST', headers }, (got) => {
        got.resume();
        resolve(got.headers.location);
      });
      call.on('error', reject);
      void body.arrayBuffer().then((bytes) => call.end(Buffer.from(bytes)));
    });
    expect(answer).toBe(`http://${uploadsBucket}.localhost:${port}/form.txt`);
  });
});

describe('a signature of version 2', () => {
  it.each([
    ['in the URL', '?AWSAccessKeyId=local&Expires=4102444800&Signature=c2ln', {}],
    ['in a header', '', { authorization: 'AWS local:c2ln' }],
  ])('%s is refused as by newer regions', async (_where, query, headers) => {
    const answer = await fetch(`${aws.endpoint}/${publicBucket}/open.txt${query}`, { headers });
    expect(answer.status).toBe(400);
    const body = await answer.text();
    expect(body).toContain('<Code>InvalidRequest</Code>');
    expect(body).toContain('Please use AWS4-HMAC-SHA256.');
  });
});
