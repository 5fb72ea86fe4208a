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
  const algorithm = checksum.name.slice('x-amz-checksum-'.length).toUpperCase();
  throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}
