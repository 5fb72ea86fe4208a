import type { WebhookEndpoint } from '@bacs/db';
import { openSecrets, parseSecretKeys, type SecretKeys, SecretLostError } from '@bacs/webhooks';
import type { Config } from '../config.ts';
import { Problem } from '../http/errors.ts';

/** @throws WEBHOOKS_OFF when the service has no key to encrypt secrets with */
export function requireSecretKeys({ WEBHOOK_SECRETS_KEY: keys }: Config): SecretKeys {
  if (keys === undefined) throw new Problem('WEBHOOKS_OFF');
  return parseSecretKeys(keys);
}

/** Decrypts the secrets that sign what is sent to a webhook. @throws WEBHOOKS_OFF, WEBHOOK_SECRET_LOST */
export function requireSecrets(endpoint: WebhookEndpoint, config: Config): string[] {
  const keys = requireSecretKeys(config);
  try {
    return openSecrets(endpoint, keys);
  } catch (cause) {
    if (cause instanceof SecretLostError) throw new Problem('WEBHOOK_SECRET_LOST', undefined, { cause });
    throw cause;
  }
}
