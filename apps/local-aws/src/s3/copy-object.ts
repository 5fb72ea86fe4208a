import { createReadStream } from 'node:fs';
import { readHeader, type S3Call, type S3Operation } from './call.ts';
import { checksumElements, checksumHeader, computeChecksum, type StoredChecksum } from './checksums.ts';
import { requireSameSource } from './conditions.ts';
import { S3Error } from './errors.ts';
import { findObject } from './get-object.ts';
import { readPutOptions } from './object-headers.ts';
import { sendXml } from './send-xml.ts';
import type { StoredObject } from './stored-object.ts';
import { parseTarget } from './target.ts';

export const copyObject: S3Operation = async (call) => {
  const { store, bucket, key, reply } = call;
  const source = await findCopySource(call);
  const replaces = readHeader(call, 'x-amz-metadata-directive') === 'REPLACE';
  if (!replaces && source.bucket === bucket && source.key === key) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
    );
  }
  const options = replaces ? readPutOptions(call.headers) : source;
  const { contentType, metadata, headers } = options;
  const staged = await store.stage(createReadStream(source.path));
  const checksum = await checksumOfCopy(call, source, staged.path);
  const object = await store.commit(bucket, key, staged, {
    contentType,
    ...(metadata && { metadata }),
    ...(headers && { headers }),
    ...(checksum && { checksum }),
  });
  return sendXml(reply, 'CopyObjectResult', {
    LastModified: object.lastModified.toISOString(),
    ETag: `"${object.etag}"`,
    ...checksumElements(checksum),
  });
};

/** A copy keeps its source's algorithm unless another is asked for. What was made of parts becomes one. */
async function checksumOfCopy(
  call: S3Call,
  { checksum }: StoredObject,
  path: string,
): Promise<StoredChecksum | undefined> {
  const asked = readHeader(call, 'x-amz-checksum-algorithm');
  const name = asked === undefined ? checksum?.name : checksumHeader(asked);
  if (name === undefined) return undefined;
  if (name === checksum?.name && checksum.type === 'FULL_OBJECT') return checksum;
  return { name, value: await computeChecksum(name, path), type: 'FULL_OBJECT' };
}

export async function findCopySource(call: S3Call): Promise<StoredObject> {
  const header = readHeader(call, 'x-amz-copy-source') ?? '';
  const { bucket, key, query } = parseTarget(header.startsWith('/') ? header : `/${header}`);
  if (!bucket || !key || Object.keys(query).length > 0) {
    throw new S3Error('InvalidArgument', 'The copy source must be the name of a bucket and a key');
  }
  if (!call.store.hasBucket(bucket)) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  const source = await findObject({ ...call, bucket, key });
  requireSameSource(call, source);
  return source;
}
