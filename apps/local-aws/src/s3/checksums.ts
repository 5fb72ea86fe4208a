import { createReadStream } from 'node:fs';
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';
import { Md5 } from '@aws-sdk/checksums/md5';
import { Sha1, Sha256 } from '@aws-sdk/checksums/sha';
import { notImplemented, S3Error } from './errors.ts';

const algorithms = {
  'content-md5': Md5,
  'x-amz-checksum-crc32': Crc32,
  'x-amz-checksum-crc32c': Crc32c,
  'x-amz-checksum-crc64nvme': Crc64Nvme,
  'x-amz-checksum-sha1': Sha1,
  'x-amz-checksum-sha256': Sha256,
};
type ChecksumName = keyof typeof algorithms;

/** An object that was made of parts may have a checksum of their checksums. */
export type StoredChecksum = { name: string; value: string; type: 'FULL_OBJECT' | 'COMPOSITE' };

/** An upload in parts names its algorithm when it begins. */
export type UploadChecksum = Pick<StoredChecksum, 'name' | 'type'>;

export type Checksum = { name: ChecksumName; update(chunk: Uint8Array): void; digest(): Promise<string> };

/** Computes the base64 checksum that this header or trailer holds. */
export function createChecksum(name: string): Checksum {
  if (!isChecksumName(name)) throw notImplemented(`the checksum ${name}`);
  const algorithm = new algorithms[name]();
  return {
    name,
    update: (chunk) => algorithm.update(chunk),
    digest: async () => Buffer.from(await algorithm.digest()).toString('base64'),
  };
}

export function isChecksumName(name: string): name is ChecksumName {
  return Object.hasOwn(algorithms, name);
}

export async function requireChecksum(checksum: Checksum, claimed: string): Promise<void> {
  if ((await checksum.digest()) === claimed) return;
  if (checksum.name === 'content-md5') {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  throw new S3Error(
    'BadDigest',
    `The ${algorithmOf(checksum.name)} you specified did not match the calculated checksum.`,
  );
}

/** Keeps what a client has claimed and we have verified. An MD5 is no checksum in S3's sense. */
export function storedChecksum(verified: Record<string, string>): StoredChecksum | undefined {
  const [name, value] = Object.entries(verified).find(([each]) => each.startsWith('x-amz-checksum-')) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value, type: 'FULL_OBJECT' };
}

export async function computeChecksum(name: string, path: string): Promise<string> {
  const checksum = createChecksum(name);
  for await (const chunk of createReadStream(path)) checksum.update(chunk);
  return checksum.digest();
}

/** Computes the checksum of an object from the checksums of its parts. */
export async function joinChecksums(name: string, parts: string[]): Promise<string> {
  const checksum = createChecksum(name);
  for (const part of parts) checksum.update(Buffer.from(part, 'base64'));
  return `${await checksum.digest()}-${parts.length}`;
}

export function checksumHeaders(checksum: StoredChecksum | undefined): Record<string, string> {
  return checksum ? { [checksum.name]: checksum.value, 'x-amz-checksum-type': checksum.type } : {};
}

export function checksumElements(checksum: StoredChecksum | undefined): Record<string, string> {
  return checksum ? { [checksumElement(checksum.name)]: checksum.value, ChecksumType: checksum.type } : {};
}

/** XML documents have an element such as ChecksumCRC32 for the header x-amz-checksum-crc32. */
export function checksumElement(name: string): string {
  return `Checksum${algorithmOf(name)}`;
}

export function checksumHeader(algorithm: string): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

export function algorithmOf(name: string): string {
  return name.slice('x-amz-checksum-'.length).toUpperCase();
}
