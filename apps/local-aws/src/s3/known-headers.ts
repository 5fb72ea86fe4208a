import type { IncomingHttpHeaders } from 'node:http';
import { isChecksumName } from './checksums.ts';
import { notImplemented, S3Error } from './errors.ts';

const known = new Set([
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-copy-source-if-match',
  'x-amz-copy-source-if-none-match',
  'x-amz-copy-source-range',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-mp-object-size',
  'x-amz-object-attributes',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];

/** Only some values of these headers are understood, mostly because they ask for the default. */
const knownValues: Record<string, string[]> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-checksum-algorithm': checksumAlgorithms,
  'x-amz-checksum-mode': ['ENABLED'],
  'x-amz-checksum-type': ['COMPOSITE', 'FULL_OBJECT'],
  'x-amz-metadata-directive': ['COPY', 'REPLACE'],
  'x-amz-sdk-checksum-algorithm': checksumAlgorithms,
  'x-amz-storage-class': ['STANDARD'],
};

/** Refuses headers that ask for something that this stand-in would not do, such as encryption or a public ACL. */
export function requireKnownHeaders(headers: IncomingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || known.has(name)) continue;
    if (name.startsWith('x-amz-meta-') || isChecksumName(name)) continue;
    if (knownValues[name]?.includes(String(value))) continue;
    // This service issues no session tokens.
    if (name === 'x-amz-security-token') {
      throw new S3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
    }
    throw notImplemented(`the header ${name}: ${value}`);
  }
}
