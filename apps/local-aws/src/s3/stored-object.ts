import type { StoredChecksum } from './checksums.ts';

export type StoredObject = {
  bucket: string;
  key: string;
  /** The absolute path of the file with the bytes. It never changes: a new version is a new file. */
  path: string;
  size: number;
  /** The ETag has no quotes. */
  etag: string;
  contentType: string;
  lastModified: Date;
  /** The `x-amz-meta-` headers, with names in lower case and without the prefix */
  metadata: Record<string, string>;
  /** Other headers that are returned unchanged, such as cache-control */
  headers: Record<string, string>;
  /** The checksum that its writer has sent */
  checksum?: StoredChecksum;
};

export type PutOptions = {
  contentType: string;
  metadata?: Record<string, string>;
  headers?: Record<string, string>;
  /** The ETag of an object made of parts; it replaces the MD5 of the content. */
  etag?: string;
  checksum?: StoredChecksum;
};
