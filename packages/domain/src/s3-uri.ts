export type S3Location = { bucket: string; key: string };

const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function isBucketName(name: string): boolean {
  return bucketName.test(name);
}

export function toS3Uri({ bucket, key }: S3Location): string {
  return `s3://${bucket}/${key}`;
}

/** @throws when `uri` is not `s3://bucket/key`; the key may be empty */
export function parseS3Uri(uri: string): S3Location {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
  if (bucket === undefined || key === undefined || !isBucketName(bucket)) {
    throw new Error(`not an S3 location: ${JSON.stringify(uri)}`);
  }
  return { bucket, key };
}

/** Tells whether the URI names an object, not a folder: `s3://bucket/…/name`. */
export function isS3ObjectUri(value: string): boolean {
  const [, bucket = ''] = /^s3:\/\/([^/]+)\/(?:[^/]+\/)*[^/]+$/.exec(value) ?? [];
  return isBucketName(bucket);
}

/** Splits a key into the part before the file name, with its trailing slash, and the file name. */
export function splitKey(key: string): { prefix: string; fileName: string } {
  const end = key.lastIndexOf('/') + 1;
  return { prefix: key.slice(0, end), fileName: key.slice(end) };
}

/** Returns `video` for `video.mp4`; a leading dot begins no extension. */
export function baseNameOf(fileName: string): string {
  return fileName.replace(/(?<=.)\.[^.]*$/, '');
}
