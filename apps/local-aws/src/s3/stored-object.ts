export type StoredObject = {
  bucket: string;
  key: string;
  /** Absolute path of the file that holds the bytes. It never changes; a new version is a new file. */
  path: string;
  size: number;
  /** Without quotes. */
  etag: string;
  contentType: string;
  lastModified: Date;
  /** The `x-amz-meta-` headers, their names in lower case without the prefix. */
  metadata: Record<string, string>;
  /** Other headers that are given back as they came, such as cache-control. */
  headers: Record<string, string>;
};

export type PutOptions = {
  contentType: string;
  metadata?: Record<string, string>;
  headers?: Record<string, string>;
  /** Instead of the content's MD5, as for an object made of parts. */
  etag?: string;
};
