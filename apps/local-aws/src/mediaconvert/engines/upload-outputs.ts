import type { ObjectStore } from '../../s3/object-store.ts';
import type { StoredObject } from '../../s3/stored-object.ts';
import type { Destination } from '../plan-groups.ts';
import { RenderError } from './engine.ts';

/** Files are uploaded in this order, so that everything exists that a visible master playlist names. */
const uploadOrder = [
  'segment',
  'videoFragment',
  'audioFragment',
  'playlist',
  'file',
  'image',
  'master',
  'dashManifest',
] as const;

const contentTypes = {
  segment: 'video/mp2t',
  videoFragment: 'video/mp4',
  audioFragment: 'audio/mp4',
  playlist: 'application/vnd.apple.mpegurl',
  file: 'video/mp4',
  image: 'image/jpeg',
  master: 'application/vnd.apple.mpegurl',
  dashManifest: 'application/dash+xml',
};

export type FinishedFile = {
  kind: (typeof uploadOrder)[number];
  bucket: string;
  key: string;
  content: { file: string } | { bytes: Buffer };
};

/** Makes a file of a group from text, from bytes, or from a file that an engine has written. */
export function finishedFile(
  { bucket, directory }: Pick<Destination, 'bucket' | 'directory'>,
  kind: FinishedFile['kind'],
  name: string,
  content: string | Buffer | { file: string },
): FinishedFile {
  const isWritten = typeof content === 'object' && 'file' in content;
  return {
    kind,
    bucket,
    key: directory + name,
    content: isWritten ? content : { bytes: Buffer.from(content) },
  };
}

export async function uploadOutputs(
  store: ObjectStore,
  files: FinishedFile[],
  signal: AbortSignal,
): Promise<void> {
  const ordered = uploadOrder.flatMap((kind) => files.filter((file) => file.kind === kind));
  for (const { kind, bucket, key, content } of ordered) {
    signal.throwIfAborted();
    requireBucket(store, bucket);
    await store.put(bucket, key, content, { contentType: contentTypes[kind] });
  }
}

export function requireBucket(store: ObjectStore, bucket: string): void {
  if (store.hasBucket(bucket)) return;
  throw new RenderError(
    1401,
    `Unable to write to output bucket [${bucket}]: [S3 Write Error: Access Denied]`,
  );
}

export async function requireInput(
  store: ObjectStore,
  uri: string,
  target: { bucket: string; key: string },
): Promise<StoredObject> {
  const object = await store.head(target.bucket, target.key);
  if (object) return object;
  throw new RenderError(
    1404,
    `Unable to open input file [${uri}]: [Failed probe/open: [Failed to read data: HeadObject failed]]`,
  );
}
