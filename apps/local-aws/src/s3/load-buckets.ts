import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Bucket, createBucketIndex } from './bucket.ts';
import { type JournalEntry, readJournal } from './journal.ts';
import { compareKeys } from './key-order.ts';
import type { StoredObject } from './stored-object.ts';

/** Makes the journal's entry of an object. */
export function describeObject({ path, ...object }: StoredObject): JournalEntry {
  return { op: 'put', ...object, file: basename(path), lastModified: object.lastModified.toISOString() };
}

/** Makes a journal that creates these buckets. */
export function* describeBuckets(buckets: Map<string, Bucket>): Generator<JournalEntry> {
  for (const { name, public: isPublic, created, objects } of buckets.values()) {
    yield { op: 'bucket', name, public: isPublic, created: created.toISOString() };
    for (const object of objects.values()) yield describeObject(object);
  }
}

/** Reads the journal and removes what a crash may leave: files without an object, objects without a file. */
export async function loadBuckets(dir: string, objectsDir: string): Promise<Map<string, Bucket>> {
  const buckets = new Map<string, Bucket>();
  const files = new Set(await readdir(objectsDir));

  for await (const entry of readJournal(dir)) {
    if (entry.op === 'bucket') {
      const { name, public: isPublic, created } = entry;
      const existing = buckets.get(name);
      if (existing) existing.public = isPublic;
      else buckets.set(name, createBucketIndex(name, isPublic, new Date(created)));
    } else if (entry.op === 'drop') {
      buckets.delete(entry.name);
    } else {
      const bucket = buckets.get(entry.bucket);
      if (!bucket) continue;
      bucket.objects.delete(entry.key);
      if (entry.op === 'delete' || !files.has(entry.file)) continue;
      const { op: _, file, lastModified, ...object } = entry;
      const path = join(objectsDir, file);
      bucket.objects.set(entry.key, { ...object, path, lastModified: new Date(lastModified) });
    }
  }

  for (const bucket of buckets.values()) {
    bucket.keys = [...bucket.objects.keys()].sort(compareKeys);
    for (const object of bucket.objects.values()) files.delete(basename(object.path));
  }
  await Promise.all([...files].map((file) => rm(join(objectsDir, file), { force: true })));
  return buckets;
}
