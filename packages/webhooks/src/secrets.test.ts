import { describe, expect, it } from 'vitest';
import { makeSecret, openSecret, parseSecretKeys, sealSecret } from './secrets.ts';

const [first, second] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
const old = parseSecretKeys(first);

describe('a secret', () => {
  it('is read back by its key, also when a new one stands before it', () => {
    const secret = makeSecret();
    const sealed = sealSecret(secret, { keys: old, owner: 'a' });
    const keys = parseSecretKeys(`${second}, ${first}`);
    expect(openSecret(sealed, { keys, owner: 'a' })).toBe(secret);
    expect(sealSecret(secret, { keys, owner: 'a' }).slice(0, 8)).not.toBe(sealed.slice(0, 8));
    expect(() => openSecret(sealed, { keys: parseSecretKeys(second), owner: 'a' })).toThrow('lacks the key');
  });

  it('is not read for another owner, nor when it was changed', () => {
    const sealed = sealSecret('whsec_x', { keys: old, owner: 'a' });
    const changed = sealed.slice(0, 40) + (sealed[40] === 'A' ? 'B' : 'A') + sealed.slice(41);
    expect(() => openSecret(sealed, { keys: old, owner: 'b' })).toThrow();
    expect(() => openSecret(changed, { keys: old, owner: 'a' })).toThrow();
    expect(sealSecret('whsec_x', { keys: old, owner: 'a' })).not.toBe(sealed);
  });

  it('has keys of 32 bytes, and an error tells none of them', () => {
    for (const text of ['', 'c2hvcnQ=', `${first},`]) {
      expect(() => parseSecretKeys(text)).toThrow('keys of 32 bytes in base64');
      expect(() => parseSecretKeys(text)).not.toThrow('c2hvcnQ');
    }
  });
});
