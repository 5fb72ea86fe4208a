import type { IncomingHttpHeaders } from 'node:http';
import { notImplemented } from './errors.ts';

const KNOWN = new Set([
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-copy-source-range',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-metadata-directive',
  'x-amz-mp-object-size',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

/** Headers that ask for what is so anyhow. */
const HARMLESS: Record<string, string[]> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-storage-class': ['STANDARD'],
};

/** Refuses headers that ask for something this stand-in would not do, such as encryption or a public ACL. */
export function requireKnownHeaders(headers: IncomingHttpHeaders) {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || KNOWN.has(name)) continue;
    if (name.startsWith('x-amz-meta-') || name.startsWith('x-amz-checksum-')) continue;
    if (HARMLESS[name]?.includes(String(value))) continue;
    throw notImplemented(`the header ${name}: ${value}`);
  }
}
