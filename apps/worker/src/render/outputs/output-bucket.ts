import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, type S3Client } from '@aws-sdk/client-s3';

/** A longer playlist or MPD is not read: twelve hours of video have one of about a megabyte. */
const mostManifestBytes = 32 * 2 ** 20;

/** Reads the objects of one bucket, and notes every one that it looks for in vain and every value that is odd. */
export class OutputBucket {
  readonly name: string;
  readonly missing: string[];
  readonly odd: string[];
  readonly #s3: S3Client;

  constructor(s3: S3Client, name: string, { missing, odd }: { missing: string[]; odd: string[] }) {
    this.#s3 = s3;
    this.name = name;
    this.missing = missing;
    this.odd = odd;
  }

  /**
   * Looks for an object under each of the keys that it may have, and misses it if it is under none of them or shorter
   * than `least` bytes. @returns its size
   */
  async find(keys: string[], { least = 1, label = keys[0] ?? '' } = {}): Promise<number | undefined> {
    const size = await this.#sizeOf(keys);
    if (size === undefined) this.missing.push(label);
    else if (size < least) this.missing.push(`${label} (${size} of ${least} bytes)`);
    return size;
  }

  /** Reads the first of these keys that there is. */
  async readText(keys: string[], label: string = keys[0] ?? ''): Promise<string | undefined> {
    const object = await this.#first(keys, (Key) =>
      this.#s3.send(new GetObjectCommand({ Bucket: this.name, Key })),
    );
    if (object === undefined) this.missing.push(label);
    if ((object?.ContentLength ?? 0) > mostManifestBytes) {
      this.missing.push(`${label} (too long)`);
      return undefined;
    }
    return await object?.Body?.transformToString();
  }

  async #sizeOf(keys: string[]): Promise<number | undefined> {
    const head = await this.#first(keys, (Key) =>
      this.#s3.send(new HeadObjectCommand({ Bucket: this.name, Key })),
    );
    return head && (head.ContentLength ?? 0);
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
