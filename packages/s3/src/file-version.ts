import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';

/** What tells one file at a key from another one that was sent there later. */
export type FileVersion = {
  /** without quotes */
  etag: string;
  /** S3 makes the ETag of an object that was sent in parts, or is encrypted with a key of KMS or the client, otherwise. */
  isMd5: boolean;
};

export function versionOf({
  ETag = '',
  ServerSideEncryption: encryption = 'AES256',
  SSECustomerAlgorithm,
}: Pick<HeadObjectCommandOutput, 'ETag' | 'ServerSideEncryption' | 'SSECustomerAlgorithm'>): FileVersion {
  const etag = bare(ETag);
  const isMd5 = encryption === 'AES256' && SSECustomerAlgorithm === undefined && md5.test(etag);
  return { etag, isMd5 };
}

/**
 * Compares the file that is there with the one whose ETag was stored. Their times say when a file was sent, and nothing
 * of its bytes.
 * @returns `unknown` when the ETags differ and do not tell whether the bytes do.
 */
export function compareFiles(storedEtag: string | null, found: FileVersion): 'same' | 'changed' | 'unknown' {
  // An upload of the older system may have no ETag.
  if (!storedEtag || found.etag === '' || bare(storedEtag) === found.etag) return 'same';
  return found.isMd5 && md5.test(bare(storedEtag)) ? 'changed' : 'unknown';
}

const md5 = /^[0-9a-f]{32}$/;

/** The older system kept some ETags with their quotes. */
function bare(etag: string): string {
  return etag.replaceAll('"', '');
}
