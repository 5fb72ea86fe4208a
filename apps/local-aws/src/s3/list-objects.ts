import type { Listing } from './bucket.ts';
import { readParameter, type S3Call, type S3Operation } from './call.ts';
import { S3Error } from './errors.ts';
import { owner, sendXml } from './send-xml.ts';

const mostKeys = 1_000;

export const listObjectsV2: S3Operation = async (call) => {
  if (readParameter(call, 'list-type') !== '2') throw new S3Error('InvalidArgument', 'list-type must be 2');
  const token = readParameter(call, 'continuation-token');
  const startAfter = readParameter(call, 'start-after');
  const page = readPage(call);
  const listing = await call.store.list(call.bucket, {
    ...page,
    startAfter: token === undefined ? startAfter : Buffer.from(token, 'base64url').toString(),
  });
  const encode = encoderOf(call);
  const { EncodingType, ...common } = describeListing(call, listing);
  return sendXml(call.reply, 'ListBucketResult', {
    ...common,
    ...(startAfter !== undefined && { StartAfter: encode(startAfter) }),
    ...(token !== undefined && { ContinuationToken: token }),
    ...(listing.next !== undefined && {
      NextContinuationToken: Buffer.from(listing.next).toString('base64url'),
    }),
    KeyCount: listing.objects.length + listing.commonPrefixes.length,
    ...EncodingType,
    ...describeContents(listing, encode, readParameter(call, 'fetch-owner') === 'true'),
  });
};

export const listObjects: S3Operation = async (call) => {
  const marker = readParameter(call, 'marker') ?? '';
  const page = readPage(call);
  const listing = await call.store.list(call.bucket, { ...page, startAfter: marker });
  const encode = encoderOf(call);
  const { EncodingType, ...common } = describeListing(call, listing);
  return sendXml(call.reply, 'ListBucketResult', {
    ...common,
    Marker: encode(marker),
    ...(listing.next !== undefined && page.delimiter && { NextMarker: encode(listing.next) }),
    ...EncodingType,
    ...describeContents(listing, encode, true),
  });
};

export function readCount(call: S3Call, name: string, most: number): number {
  const text = readParameter(call, name);
  if (text === undefined) return most;
  if (!/^\d+$/.test(text)) {
    throw new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`);
  }
  return Math.min(Number(text), most);
}

function readPage(call: S3Call) {
  return {
    prefix: readParameter(call, 'prefix'),
    delimiter: readParameter(call, 'delimiter'),
    maxKeys: readCount(call, 'max-keys', mostKeys),
  };
}

function describeListing(call: S3Call, listing: Listing) {
  const { prefix = '', delimiter, maxKeys } = readPage(call);
  const encode = encoderOf(call);
  return {
    Name: call.bucket,
    Prefix: encode(prefix),
    ...(delimiter && { Delimiter: encode(delimiter) }),
    MaxKeys: maxKeys,
    IsTruncated: listing.next !== undefined,
    EncodingType: readParameter(call, 'encoding-type') === undefined ? {} : { EncodingType: 'url' },
  };
}

function describeContents(listing: Listing, encode: (text: string) => string, withOwner: boolean) {
  return {
    Contents: listing.objects.map((object) => ({
      Key: encode(object.key),
      LastModified: object.lastModified.toISOString(),
      ETag: `"${object.etag}"`,
      Size: object.size,
      ...(withOwner && { Owner: owner }),
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: listing.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}

export function encoderOf(call: S3Call): (text: string) => string {
  const encoding = readParameter(call, 'encoding-type');
  if (encoding === undefined) return (text: string) => text;
  if (encoding !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return (text: string) => encodeURIComponent(text).replaceAll('%2F', '/');
}
