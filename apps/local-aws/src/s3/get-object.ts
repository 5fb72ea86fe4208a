import { open } from 'node:fs/promises';
import { readHeader, readParameter, type S3Call, type S3Operation } from './call.ts';
import { checksumElements, checksumHeaders } from './checksums.ts';
import { isNotModified, isRangeStale } from './conditions.ts';
import { S3Error } from './errors.ts';
import { requireHeaderValue } from './header-values.ts';
import { sendObjectHeaders } from './object-headers.ts';
import type { StoredObject } from './object-store.ts';
import { parseRange } from './range.ts';
import { sendXml } from './send-xml.ts';

export const headObject: S3Operation = async (call) => {
  sendHead(call, await findObject(call));
  return call.reply.send();
};

/**
 * The AWS CLI asks for tags before it copies a large object. Objects have no tags here: a request that sets some is
 * refused.
 */
export const getObjectTagging: S3Operation = async (call) => {
  await findObject(call);
  return sendXml(call.reply, 'Tagging', { TagSet: {} });
};

/** Answers only what is asked for in `x-amz-object-attributes`. */
export const getObjectAttributes: S3Operation = async (call) => {
  const object = await findObject(call);
  const asked = (readHeader(call, 'x-amz-object-attributes') ?? '').split(',').map((name) => name.trim());
  const parts = /-(\d+)$/.exec(object.etag)?.[1];
  const attributes: Record<string, unknown> = {
    ETag: object.etag,
    Checksum: object.checksum && checksumElements(object.checksum),
    ObjectParts: parts && { PartsCount: parts },
    StorageClass: 'STANDARD',
    ObjectSize: object.size,
  };
  const unknown = asked.find((name) => !(name in attributes));
  if (unknown !== undefined) throw new S3Error('InvalidArgument', 'Invalid attribute name specified.');
  call.reply.header('last-modified', object.lastModified.toUTCString());
  const answered = asked.flatMap((name) =>
    attributes[name] === undefined ? [] : [[name, attributes[name]]],
  );
  return sendXml(call.reply, 'GetObjectAttributesResponse', Object.fromEntries(answered));
};

export const getObject: S3Operation = async (call) => {
  const { object, file } = await openObject(call);
  try {
    const range = sendHead(call, object);
    if (range === 'not-modified' || object.size === 0) {
      await file.close();
      return call.reply.send();
    }
    return call.reply.send(file.createReadStream(range));
  } catch (error) {
    await file.close();
    throw error;
  }
};

export async function findObject(
  call: Pick<S3Call, 'store' | 'bucket' | 'key' | 'identity'>,
): Promise<StoredObject> {
  const object = await call.store.head(call.bucket, call.key);
  if (object) return object;
  // A caller who may not list a bucket must not learn what is missing in it.
  if (!call.identity) throw new S3Error('AccessDenied', 'Access Denied');
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: call.key });
}

/** An object that is replaced between the lookup and the opening has a new file. */
async function openObject(call: S3Call) {
  for (;;) {
    const object = await findObject(call);
    try {
      return { object, file: await open(object.path) };
    } catch (error) {
      if ((await call.store.head(call.bucket, call.key)) === object) throw error;
    }
  }
}

function sendHead(call: S3Call, object: StoredObject) {
  const { reply } = call;
  sendObjectHeaders(reply, object);
  if (isNotModified(call, object)) {
    reply.code(304).removeHeader('content-type');
    return 'not-modified';
  }
  sendOverrides(call);
  const range = isRangeStale(call, object) ? undefined : parseRange(readHeader(call, 'range'), object.size);
  // A checksum of the whole would not fit a range.
  if (!range && readHeader(call, 'x-amz-checksum-mode') === 'ENABLED') {
    reply.headers(checksumHeaders(object.checksum));
  }
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${object.size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : object.size);
  return range ?? {};
}

function sendOverrides(call: S3Call) {
  for (const name of Object.keys(call.query).filter((each) => each.startsWith('response-'))) {
    if (!call.identity) {
      throw new S3Error(
        'InvalidRequest',
        'Request specific response headers cannot be used for anonymous GET requests.',
      );
    }
    const value = readParameter(call, name) ?? '';
    requireHeaderValue(name, value);
    call.reply.header(name.slice('response-'.length), value);
  }
}
