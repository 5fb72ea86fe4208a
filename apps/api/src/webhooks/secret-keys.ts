import { parseSecretKeys, type SecretKeys } from '@bacs/webhooks';
import type { Config } from '../config.ts';
import { Problem } from '../http/errors.ts';

/** @throws WEBHOOKS_OFF when the service has no key to encrypt secrets with */
export function requireSecretKeys({ WEBHOOK_SECRETS_KEY: keys }: Config): SecretKeys {
  if (keys === undefined) throw new Problem('WEBHOOKS_OFF');
  return parseSecretKeys(keys);
}
