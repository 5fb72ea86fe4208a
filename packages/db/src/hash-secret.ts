import { createHash } from 'node:crypto';

/**
 * Hashes an API key or the code of an invitation. Both have 256 random bits, so nobody can guess them from a plain hash,
 * and the hash needs no salt.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
