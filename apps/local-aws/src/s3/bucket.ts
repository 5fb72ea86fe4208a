import { compareKeys, lowerBound } from './key-order.ts';
import type { StoredObject } from './stored-object.ts';

export type ListOptions = {
  prefix?: string | undefined;
  delimiter?: string | undefined;
  /** The page begins after this key or common prefix. */
  startAfter?: string | undefined;
  maxKeys?: number | undefined;
};

export type Listing = {
  objects: StoredObject[];
  commonPrefixes: string[];
  /** The next page has this `startAfter`. */
  next: string | undefined;
};

/** The index of a bucket in memory: the objects by key, and their keys in order. */
export type Bucket = {
  name: string;
  public: boolean;
  created: Date;
  objects: Map<string, StoredObject>;
  keys: string[];
};

export function createBucketIndex(name: string, isPublic: boolean, created: Date): Bucket {
  return { name, public: isPublic, created, objects: new Map(), keys: [] };
}

export function addToBucket(bucket: Bucket, object: StoredObject): void {
  if (!bucket.objects.has(object.key)) bucket.keys.splice(findIndex(bucket, object.key), 0, object.key);
  bucket.objects.set(object.key, object);
}

export function removeFromBucket(bucket: Bucket, key: string): void {
  if (bucket.objects.delete(key)) bucket.keys.splice(findIndex(bucket, key), 1);
}

function findIndex(bucket: Bucket, key: string) {
  return lowerBound(bucket.keys, (other) => compareKeys(other, key) < 0);
}

export function listBucket(bucket: Bucket, options: ListOptions): Listing {
  const { prefix = '', delimiter = '', startAfter = '', maxKeys = 1_000 } = options;
  const listing: Listing = { objects: [], commonPrefixes: [], next: undefined };
  const isBeforeStart = (key: string) => compareKeys(key, prefix) < 0 || compareKeys(key, startAfter) <= 0;
  let last: string | undefined;
  let i = lowerBound(bucket.keys, startAfter ? isBeforeStart : (key) => compareKeys(key, prefix) < 0);

  while (i < bucket.keys.length) {
    const key = bucket.keys[i];
    if (key === undefined || !key.startsWith(prefix)) break;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const group = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (group === undefined || group !== startAfter) {
      if (listing.objects.length + listing.commonPrefixes.length >= maxKeys) {
        listing.next = last;
        break;
      }
      const object = bucket.objects.get(key);
      if (group !== undefined) listing.commonPrefixes.push(group);
      else if (object) listing.objects.push(object);
      last = group ?? key;
    }
    i = group === undefined ? i + 1 : findEndOfGroup(bucket.keys, group);
  }
  return listing;
}

function findEndOfGroup(keys: string[], group: string) {
  return lowerBound(keys, (key) => compareKeys(key, group) < 0 || key.startsWith(group));
}
