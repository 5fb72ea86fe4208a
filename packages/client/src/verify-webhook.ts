import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { BacsEvent } from './event-types.ts';

export { WebhookVerificationError };

type Delivery = {
  /** As it came, letter by letter: JSON that was parsed and written again does not verify. */
  body: string;
  headers: Headers | Record<string, string | string[] | undefined>;
  /** Of the endpoint: `whsec_…` */
  secret: string;
};

/**
 * Returns the event of a delivery, once it is sure who has sent it, and that this was within the last five minutes.
 * @throws WebhookVerificationError
 */
export function verifyWebhook({ body, headers, secret }: Delivery): BacsEvent {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const single = entries.map(([name, value]) => [name, String(value)]);
  return new Webhook(secret).verify(body, Object.fromEntries(single)) as BacsEvent;
}
