import { readHeader, type S3Call } from './call.ts';
import {
  checksumElement,
  checksumHeader,
  computeChecksum,
  joinChecksums,
  type StoredChecksum,
  type UploadChecksum,
} from './checksums.ts';
import { S3Error } from './errors.ts';
import type { StagedFile } from './staging.ts';

type SummedFile = StagedFile & { checksums: Record<string, string> };

export function readUploadChecksum(call: S3Call): UploadChecksum | undefined {
  const algorithm = readHeader(call, 'x-amz-checksum-algorithm');
  if (algorithm === undefined) return undefined;
  const usual = algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  const type = readHeader(call, 'x-amz-checksum-type') ?? usual;
  if (type === 'FULL_OBJECT' ? algorithm.startsWith('SHA') : usual !== type) {
    throw new S3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { name: checksumHeader(algorithm), type: type === 'FULL_OBJECT' ? type : 'COMPOSITE' };
}

/** Returns undefined for an upload whose checksum is not of its parts' checksums. */
export async function compositeChecksum(
  upload: UploadChecksum | undefined,
  parts: SummedFile[],
): Promise<StoredChecksum | undefined> {
  if (upload?.type !== 'COMPOSITE') return undefined;
  const { name } = upload;
  const sums: string[] = [];
  for (const part of parts) sums.push(part.checksums[name] ?? (await computeChecksum(name, part.path)));
  return { ...upload, value: await joinChecksums(name, sums) };
}

export async function wholeChecksum(
  upload: UploadChecksum | undefined,
  path: string,
): Promise<StoredChecksum | undefined> {
  return upload && { ...upload, value: await computeChecksum(upload.name, path) };
}

/** The request that completes an upload may claim the checksum of the object. */
export function requireClaimedChecksum(call: S3Call, checksum: StoredChecksum | undefined): void {
  const claimed = checksum && readHeader(call, checksum.name);
  if (claimed === undefined || claimed === checksum?.value) return;
  throw new S3Error('BadDigest', 'The checksum you specified did not match the calculated checksum.');
}

export function partElements({ checksums }: SummedFile): Record<string, string> {
  return Object.fromEntries(Object.entries(checksums).map(([name, value]) => [checksumElement(name), value]));
}
