import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { publicBucket, startLocalAws, type TestServer, uploadsBucket } from '../testing/start-local-aws.ts';

let aws: TestServer;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterTests(() => aws.close());

async function fill(bucket: string, keys: string[]) {
  await aws.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const put = (Key: string) => aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }));
  await Promise.all(keys.map(put));
}

async function listAll(input: ListObjectsV2CommandInput) {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let pages = 0;
  for await (const page of paginateListObjectsV2({ client: aws.s3 }, input)) {
    pages += 1;
    keys.push(...(page.Contents ?? []).map((object) => object.Key ?? ''));
    prefixes.push(...(page.CommonPrefixes ?? []).map((each) => each.Prefix ?? ''));
  }
  return { keys, prefixes, pages };
}

describe('buckets', () => {
  it('are there at the start, can be made, looked at and removed when empty', async () => {
    await aws.s3.send(new CreateBucketCommand({ Bucket: 'made-here' }));
    const { Buckets } = await aws.s3.send(new ListBucketsCommand());
    expect(Buckets?.map((bucket) => bucket.Name)).toEqual(
      expect.arrayContaining([uploadsBucket, publicBucket, 'made-here']),
    );
    await aws.s3.send(new HeadBucketCommand({ Bucket: 'made-here' }));
    const location = await aws.s3.send(new GetBucketLocationCommand({ Bucket: 'made-here' }));
    expect(location.LocationConstraint).toBeUndefined();
    const versioning = await aws.s3.send(new GetBucketVersioningCommand({ Bucket: 'made-here' }));
    expect(versioning.Status).toBeUndefined();

    await aws.s3.send(new PutObjectCommand({ Bucket: 'made-here', Key: 'k', Body: 'x' }));
    const remove = () => aws.s3.send(new DeleteBucketCommand({ Bucket: 'made-here' }));
    await expect(remove()).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    await aws.s3.send(
      new DeleteObjectsCommand({ Bucket: 'made-here', Delete: { Objects: [{ Key: 'k' }], Quiet: true } }),
    );
    await remove();
    await expect(aws.s3.send(new HeadBucketCommand({ Bucket: 'made-here' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it.each(['_local', 'Upper', 'a', 'with_underscore'])('refuses the name %s', async (name) => {
    await expect(aws.s3.send(new CreateBucketCommand({ Bucket: name }))).rejects.toThrow();
  });

  it('refuses sub-resources that it does not have', async () => {
    await expect(aws.s3.send(new GetBucketAclCommand({ Bucket: uploadsBucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('"acl"'),
    });
  });
});

describe('ListObjectsV2', () => {
  it('pages through keys in the order of their UTF-8 bytes', async () => {
    const keys = [
      'A',
      'Z/1',
      'a',
      'a b',
      'a!',
      'é',
      '\uffee',
      '🎬',
      ...Array.from({ length: 30 }, (_, i) => `n/${i}`),
    ];
    await fill('order', keys);
    const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const plain = await listAll({ Bucket: 'order', MaxKeys: 7 });
    expect(plain).toEqual({ keys: sorted, prefixes: [], pages: 6 });
    const startAfter = await listAll({ Bucket: 'order', StartAfter: 'n/5', MaxKeys: 3 });
    expect(startAfter.keys).toEqual(sorted.slice(sorted.indexOf('n/5') + 1));
  });

  it('groups by delimiter, also across pages', async () => {
    await fill('groups', ['a/1', 'a/2', 'b', 'c/1/x', 'c/1/y', 'c/2', 'd', 'c.', 'c0']);
    const result = { keys: ['b', 'c.', 'c0', 'd'], prefixes: ['a/', 'c/'] };
    for (const MaxKeys of [1, 2, 3, 1000]) {
      expect(await listAll({ Bucket: 'groups', Delimiter: '/', MaxKeys })).toMatchObject(result);
    }
    expect(await listAll({ Bucket: 'groups', Delimiter: '/', Prefix: 'c/' })).toMatchObject({
      keys: ['c/2'],
      prefixes: ['c/1/'],
    });
    expect(await listAll({ Bucket: 'groups', Prefix: 'c/1' })).toMatchObject({ keys: ['c/1/x', 'c/1/y'] });
  });

  it('encodes keys on demand and answers the older ListObjects', async () => {
    await fill('encoded', ['a b/ü+&.ts', 'a\rb']);
    const encoded = await aws.s3.send(new ListObjectsV2Command({ Bucket: 'encoded', EncodingType: 'url' }));
    expect(encoded.Contents?.map((object) => object.Key)).toEqual(['a%0Db', 'a%20b/%C3%BC%2B%26.ts']);
    const plain = await aws.s3.send(
      new ListObjectsCommand({ Bucket: 'encoded', MaxKeys: 1, Delimiter: '/' }),
    );
    expect(plain).toMatchObject({ IsTruncated: true, NextMarker: 'a\rb', Contents: [{ Key: 'a\rb' }] });
    const rest = await aws.s3.send(new ListObjectsCommand({ Bucket: 'encoded', Marker: plain.NextMarker }));
    expect(rest.Contents).toMatchObject([{ Key: 'a b/ü+&.ts', Size: 1 }]);
  });
});

describe('DeleteObjects', () => {
  it('answers per key, and with errors only when quiet', async () => {
    await fill('deletes', ['keep/1', 'drop/1', 'drop/2']);
    await aws.setFaults({ delete_errors: [{ key: '^keep/', code: 'AccessDenied', count: 1 }] });
    const Objects = ['keep/1', 'drop/1', 'never-was'].map((Key) => ({ Key }));
    const first = await aws.s3.send(new DeleteObjectsCommand({ Bucket: 'deletes', Delete: { Objects } }));
    expect(first.Deleted?.map((each) => each.Key)).toEqual(['drop/1', 'never-was']);
    expect(first.Errors).toMatchObject([{ Key: 'keep/1', Code: 'AccessDenied' }]);
    expect((await listAll({ Bucket: 'deletes' })).keys).toEqual(['drop/2', 'keep/1']);

    const second = await aws.s3.send(
      new DeleteObjectsCommand({ Bucket: 'deletes', Delete: { Objects, Quiet: true } }),
    );
    expect(second).not.toHaveProperty('Deleted');
    expect(second).not.toHaveProperty('Errors');
    expect((await listAll({ Bucket: 'deletes' })).keys).toEqual(['drop/2']);
  });

  it('takes a thousand odd keys and refuses one more', async () => {
    const keys = Array.from({ length: 1_000 }, (_, i) => `k <&> "${i}" \r é/`);
    await fill('thousand', keys.slice(0, 50));
    const remove = (names: string[]) =>
      aws.s3.send(
        new DeleteObjectsCommand({ Bucket: 'thousand', Delete: { Objects: names.map((Key) => ({ Key })) } }),
      );
    await expect(remove([...keys, 'one more'])).rejects.toMatchObject({ name: 'MalformedXML' });
    expect((await remove(keys)).Deleted).toHaveLength(1_000);
    expect((await listAll({ Bucket: 'thousand' })).keys).toEqual([]);
  });
});
