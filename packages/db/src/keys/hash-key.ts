import { createHash } from 'node:crypto';

/** A key has 256 random bits, so nobody can guess it from a plain hash, and the hash needs no salt. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
