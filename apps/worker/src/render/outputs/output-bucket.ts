import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { keysOfUri } from '@bacs/domain';
import type { Sizes } from './sizes.ts';

/** A longer playlist or MPD is not read: twelve hours of video have one of about a megabyte. */
const mostManifestBytes = 8 * 2 ** 20;
/** S3 refuses a longer key, and that refusal would say nothing about any other. */
const mostKeyBytes = 1_024;
/** A label holds what a manifest says, and the row holds some labels. */
const mostLabelLength = 1_500;

/**
 * Reads the objects of one output group, and notes every one that it looks for in vain and every value that is odd.
 * MediaConvert writes all of a group below its destination, so nothing else is taken for the group's.
 */
export class OutputBucket {
  readonly name: string;
  readonly prefix: string;
  readonly missing: string[];
  readonly odd: string[];
  readonly #s3: S3Client;
  readonly #sizes: Sizes | undefined;

  constructor(
    s3: S3Client,
    { bucket, prefix }: { bucket: string; prefix: string },
    { missing, odd, sizes }: { missing: string[]; odd: string[]; sizes: Sizes | undefined },
  ) {
    this.#sizes = sizes;
    this.#s3 = s3;
    this.name = bucket;
    this.prefix = prefix;
    this.missing = missing;
    this.odd = odd;
  }

  /** Lists the keys of the group that a URI in one of its manifests may mean; none if it leads out of the group. */
  keysOf(manifestKey: string, uri: string): string[] {
    return keysOfUri(manifestKey, uri).filter(
      (key) => key.startsWith(this.prefix) && Buffer.byteLength(key) <= mostKeyBytes,
    );
  }

  miss(what: string): void {
    this.missing.push(what.length > mostLabelLength ? `${what.slice(0, mostLabelLength)}…` : what);
  }

  /**
   * Looks for an object under each of the keys that it may have, and misses it if it is under none of them or shorter
   * than `least` bytes. @returns its size
   */
  async find(keys: string[], { least = 1, label = keys[0] ?? '' } = {}): Promise<number | undefined> {
    const size = await this.#sizeOf(keys);
    if (size === undefined) this.miss(label);
    else if (size < least) this.miss(`${label} (${size} of ${least} bytes)`);
    return size;
  }

  /** Reads the first of these keys that there is. */
  async readText(keys: string[], label: string = keys[0] ?? ''): Promise<string | undefined> {
    const object = await this.#first(this.#listed(keys), (Key) =>
      this.#s3.send(new GetObjectCommand({ Bucket: this.name, Key })),
    );
    if (object === undefined) this.miss(label);
    if ((object?.ContentLength ?? 0) > mostManifestBytes) {
      this.miss(`${label} (too long)`);
      // Unread, it would keep its connection.
      if (object?.Body instanceof Readable) object.Body.destroy();
      return undefined;
    }
    return await object?.Body?.transformToString();
  }

  async #sizeOf(keys: string[]): Promise<number | undefined> {
    const [key] = this.#listed(keys);
    if (this.#sizes) return key === undefined ? undefined : this.#sizes.get(key);
    const head = await this.#first(keys, (Key) =>
      this.#s3.send(new HeadObjectCommand({ Bucket: this.name, Key })),
    );
    return head && (head.ContentLength ?? 0);
  }

  /** Returns those of the keys under which there is an object; all of them where the bucket could not be listed. */
  #listed(keys: string[]): string[] {
    return this.#sizes ? keys.filter((key) => this.#sizes?.has(key)) : keys;
  }

  /** Without the right to list the bucket, S3 forbids a key that does not exist: then another key may still exist. */
  async #first<T>(keys: string[], look: (key: string) => Promise<T>): Promise<T | undefined> {
    let refusal: unknown;
    for (const key of keys) {
      try {
        return await look(key);
      } catch (error) {
        if (!(error instanceof NotFound || error instanceof NoSuchKey)) refusal ??= error;
      }
    }
    if (refusal !== undefined) throw refusal;
    return undefined;
  }
}
