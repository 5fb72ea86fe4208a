import type { IncomingHttpHeaders } from 'node:http';
import { parseQuery, type Query } from '../signature-claim.ts';
import { isBucketName } from './bucket-name.ts';
import { S3Error } from './errors.ts';
import { encodeMetadata, requireHeaderName } from './header-values.ts';

export type { Query } from '../signature-claim.ts';

/** A URL addresses this; bucket and key are empty if it has none. */
export type Target = { bucket: string; key: string; query: Query };

const maxKeyBytes = 1_024;

/** Buckets are in the path, or in the host as `{bucket}.localhost` or `{bucket}.s3.localhost`. */
export function parseTarget(url: string, host?: string): Target {
  const hosted = bucketOfHost(host);
  const path = hosted === undefined ? url : `/${hosted}${url}`;
  const [, bucket = '', key = ''] = /^\/([^/?]*)(?:\/([^?]*))?/.exec(path) ?? [];
  const target = { bucket: decode(bucket), key: decode(key), query: parseQuery(url) };
  requireKeyLength(target.key);
  return target;
}

/** Returns undefined where the path has the bucket. */
export function bucketOfHost(host = ''): string | undefined {
  const name = /^(.+?)(?:\.s3)?\.localhost(?::\d+)?$/.exec(host)?.[1];
  return name !== undefined && name !== 's3' && isBucketName(name) ? name : undefined;
}

/** Returns the address of a bucket as this caller writes it. */
export function bucketUrl({ protocol, host }: { protocol: string; host: string }, bucket: string): string {
  return bucketOfHost(host) === undefined ? `${protocol}://${host}/${bucket}` : `${protocol}://${host}`;
}

export function requireKeyLength(key: string): void {
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError', 'Your key is too long');
}

/**
 * A presigned URL carries headers as query parameters. S3 ignores checksums among them, because SDKs put the checksum
 * of an empty body there.
 */
export function effectiveHeaders(target: Target, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const hoisted = Object.entries(target.query)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !noHeader.test(name))
    .map(([name, value]) => [name, name.startsWith('x-amz-meta-') ? readMetadata(name, value) : value]);
  return { ...Object.fromEntries(hoisted), ...headers };
}

const noHeader = /^x-amz-(algorithm|credential|date|expires|signature|signedheaders|checksum-(?!mode$).*)$/;

function readMetadata(name: string, value: string | string[]) {
  requireHeaderName(name);
  return encodeMetadata(String(value));
}

function decode(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}
