import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addToBucket,
  createBucketIndex,
  type Listing,
  type ListOptions,
  listBucket,
  removeFromBucket,
} from './bucket.ts';
import { startJournal } from './journal.ts';
import { describeBuckets, describeObject, loadBuckets } from './load-buckets.ts';
import { type Source, type StagedFile, stageSource } from './staging.ts';
import type { PutOptions, StoredObject } from './stored-object.ts';

export type { PutOptions, StoredObject } from './stored-object.ts';

export type ObjectStore = {
  createBucket(name: string, options: { public: boolean }): void;
  deleteBucket(name: string): void;
  hasBucket(name: string): boolean;
  isPublic(name: string): boolean;
  listBuckets(): { name: string; created: Date }[];
  head(bucket: string, key: string): Promise<StoredObject | undefined>;
  put(bucket: string, key: string, source: Source, options: PutOptions): Promise<StoredObject>;
  /** Writes the bytes, where nobody sees them yet; this is the first half of a put. */
  stage(source: Source): Promise<StagedFile>;
  /** Shows a staged file as the object, at once and with all its bytes; this is the second half of a put. */
  commit(bucket: string, key: string, staged: StagedFile, options: PutOptions): Promise<StoredObject>;
  delete(bucket: string, key: string): Promise<void>;
  list(bucket: string, options?: ListOptions): Promise<Listing>;
  close(): void;
};

/**
 * Objects are files with names of our own, so that no key can escape the folder, collide with another or be too long
 * for the file system. The journal maps objects to files.
 */
export async function openObjectStore(dir: string): Promise<ObjectStore> {
  const objectsDir = join(dir, 'objects');
  const stagingDir = join(dir, 'staging');
  await rm(stagingDir, { recursive: true, force: true });
  await Promise.all([mkdir(objectsDir, { recursive: true }), mkdir(stagingDir, { recursive: true })]);

  const buckets = await loadBuckets(dir, objectsDir);
  const journal = startJournal(dir, describeBuckets(buckets));

  const findBucket = (name: string) => {
    const bucket = buckets.get(name);
    if (!bucket) throw new Error(`There is no bucket ${name}`);
    return bucket;
  };
  const stage: ObjectStore['stage'] = (source) => stageSource(stagingDir, source);

  const commit: ObjectStore['commit'] = async (bucketName, key, staged, options) => {
    const bucket = findBucket(bucketName);
    const path = join(objectsDir, nameFile(key));
    await rename(staged.path, path);
    const replaced = bucket.objects.get(key);
    const object: StoredObject = {
      bucket: bucketName,
      key,
      path,
      size: staged.size,
      etag: options.etag ?? staged.md5,
      contentType: options.contentType,
      lastModified: new Date(),
      metadata: options.metadata ?? {},
      headers: options.headers ?? {},
      ...(options.checksum && { checksum: options.checksum }),
    };
    journal.append(describeObject(object));
    addToBucket(bucket, object);
    if (replaced) await rm(replaced.path, { force: true });
    return object;
  };

  return {
    stage,
    commit,
    createBucket(name, options) {
      const existing = buckets.get(name);
      if (existing?.public === options.public) return;
      const created = existing?.created ?? new Date();
      journal.append({ op: 'bucket', name, public: options.public, created: created.toISOString() });
      if (existing) existing.public = options.public;
      else buckets.set(name, createBucketIndex(name, options.public, created));
    },
    deleteBucket(name) {
      if (findBucket(name).keys.length > 0) throw new Error(`The bucket ${name} is not empty`);
      journal.append({ op: 'drop', name });
      buckets.delete(name);
    },
    hasBucket: (name) => buckets.has(name),
    isPublic: (name) => buckets.get(name)?.public === true,
    listBuckets: () => [...buckets.values()].map(({ name, created }) => ({ name, created })),
    head: async (bucket, key) => buckets.get(bucket)?.objects.get(key),
    async put(bucket, key, source, options) {
      findBucket(bucket);
      return commit(bucket, key, await stage(source), options);
    },
    async delete(bucketName, key) {
      const bucket = findBucket(bucketName);
      const object = bucket.objects.get(key);
      if (!object) return;
      journal.append({ op: 'delete', bucket: bucketName, key });
      removeFromBucket(bucket, key);
      await rm(object.path, { force: true });
    },
    list: async (bucket, options = {}) => listBucket(findBucket(bucket), options),
    close: () => journal.close(),
  };
}

/** People, and tools that look at the extension, use the tail. */
function nameFile(key: string) {
  const tail = key
    .slice(key.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_')
    .slice(-60);
  return `${randomUUID()}-${tail}`;
}
