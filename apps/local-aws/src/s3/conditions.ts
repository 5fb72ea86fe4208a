import { readHeader, type S3Call } from './call.ts';
import { S3Error } from './errors.ts';
import type { StoredObject } from './object-store.ts';

/** Throws 412, or returns true when the answer is 304. It follows the order of precedence of RFC 9110. */
export function isNotModified(call: S3Call, object: StoredObject): boolean {
  const modified = Math.floor(object.lastModified.getTime() / 1_000) * 1_000;
  const ifMatch = readHeader(call, 'if-match');
  const ifUnmodified = readDate(call, 'if-unmodified-since');
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object)) throw preconditionFailed('If-Match');
  } else if (ifUnmodified !== undefined && modified > ifUnmodified) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = readHeader(call, 'if-none-match');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object);
  const ifModified = readDate(call, 'if-modified-since');
  return ifModified !== undefined && modified <= ifModified;
}

export function requireWritable(call: S3Call, existing: StoredObject | undefined): void {
  const ifMatch = readHeader(call, 'if-match');
  if (ifMatch !== undefined && !existing) {
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: call.key });
  }
  if (ifMatch !== undefined && existing && !matches(ifMatch, existing)) throw preconditionFailed('If-Match');
  const ifNoneMatch = readHeader(call, 'if-none-match');
  if (ifNoneMatch !== undefined && existing && matches(ifNoneMatch, existing)) {
    throw preconditionFailed('If-None-Match');
  }
}

/** A copy in several parts must not mix two versions. */
export function requireSameSource(call: S3Call, source: StoredObject): void {
  const ifMatch = readHeader(call, 'x-amz-copy-source-if-match');
  if (ifMatch !== undefined && !matches(ifMatch, source)) {
    throw preconditionFailed('x-amz-copy-source-If-Match');
  }
  const ifNoneMatch = readHeader(call, 'x-amz-copy-source-if-none-match');
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, source)) {
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
  }
}

/** A player that continues with a range must not get the rest of another version. */
export function isRangeStale(call: S3Call, object: StoredObject): boolean {
  const ifRange = readHeader(call, 'if-range');
  if (ifRange === undefined) return false;
  return !matches(ifRange, object) && ifRange !== object.lastModified.toUTCString();
}

function matches(header: string, object: StoredObject) {
  return header
    .split(',')
    .map((etag) => etag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((etag) => etag === '*' || etag === object.etag);
}

function readDate(call: S3Call, name: string) {
  const time = Date.parse(readHeader(call, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function preconditionFailed(condition: string) {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}
