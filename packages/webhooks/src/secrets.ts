import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The first one encrypts, and each decrypts what it has encrypted, so that a new one can be put before the others. */
export type SecretKeys = [Buffer, ...Buffer[]];

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Makes the secret of an endpoint in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** @param text keys of 32 bytes in base64, comma separated @throws an error that repeats none of them */
export function parseSecretKeys(text: string): SecretKeys {
  const [first, ...others] = text.split(',').map((one) => {
    const key = Buffer.from(one.trim(), 'base64');
    if (key.length !== keyBytes)
      throw new Error(
        'must be keys of 32 bytes in base64, comma separated; `openssl rand -base64 32` makes one',
      );
    return key;
  });
  return [first as Buffer, ...others];
}

/**
 * Encrypts a secret with the first key. It can be decrypted only for the same owner, so that it is of no use in another
 * row. @returns the name of the key, a dot, and nonce, tag and text in base64url.
 */
export function sealSecret(secret: string, { keys, owner }: { keys: SecretKeys; owner: string }): string {
  const [key] = keys;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(
    Buffer.from(owner),
  );
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${nameOf(key)}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** The key is not there any more that has encrypted a secret. */
export class SecretLostError extends Error {}

/**
 * Decrypts what `sealSecret` has encrypted.
 * @throws SecretLostError when none of these keys has; another error when the text is not as it was
 */
export function openSecret(sealed: string, { keys, owner }: { keys: SecretKeys; owner: string }): string {
  const [name, packed = ''] = sealed.split('.');
  const key = keys.find((one) => nameOf(one) === name);
  if (!key)
    throw new SecretLostError(
      `WEBHOOK_SECRETS_KEY lacks the key ${name}, which has encrypted the secret of ${owner}`,
    );
  const bytes = Buffer.from(packed, 'base64url');
  const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)];
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

function nameOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** The secrets of an endpoint as its row has them. */
type Sealed = {
  ulid: string;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
};

/**
 * Decrypts the secrets that sign: the newest, and for a day after a rotation the one before, unless that is lost.
 * @throws as `openSecret`
 */
export function openSecrets(
  { ulid: owner, secret, previous_secret, previous_secret_until }: Sealed,
  keys: SecretKeys,
): string[] {
  const isValid = previous_secret_until !== null && previous_secret_until.getTime() > Date.now();
  const newest = openSecret(secret, { keys, owner });
  if (!isValid || previous_secret === null) return [newest];
  try {
    return [newest, openSecret(previous_secret, { keys, owner })];
  } catch (error) {
    if (error instanceof SecretLostError) return [newest];
    throw error;
  }
}
