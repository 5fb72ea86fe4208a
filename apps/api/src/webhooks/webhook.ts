import type { Database, WebhookEndpoint } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findEndpoint } from '@bacs/db/webhooks';
import { eventTypes } from '@bacs/domain';
import { findUrlProblem } from '@bacs/webhooks';
import { type Static, Type } from 'typebox';
import type { Config } from '../config.ts';
import { Ulid } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

export const WebhookParams = Type.Object({ id: Ulid({ description: 'ULID of the webhook' }) });

export const Url = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: [
    'Where events are sent to, by POST: https on port 443 or 8443, on an address that is public. A user, a password or',
    'a fragment is not allowed.',
  ].join(' '),
});

export const Types = Nullable(
  Type.Array(Type.Enum([...eventTypes]), {
    minItems: 1,
    maxItems: eventTypes.length,
    uniqueItems: true,
    description: 'Only events of these types are sent; null for all',
  }),
);

export const Webhook = Type.Object(
  {
    ulid: Ulid(),
    url: Type.String(),
    types: Types,
    status: Type.Enum(['active', 'disabled'], {
      description: 'Nothing is sent while it is disabled. Enabled again, it goes on where it was.',
    }),
    disabled: Nullable(
      Type.Object({
        reason: Type.Enum(['off', 'failing', 'gone'], {
          description:
            '`off`: by its user; `failing`: nothing has arrived for three days; `gone`: it has answered 410',
        }),
        at: Nullable(Timestamp),
      }),
    ),
    failing_since: Nullable(
      Type.String({ format: 'date-time', description: 'Since when every try has failed' }),
    ),
    delivered_at: Nullable(
      Type.String({ format: 'date-time', description: 'When something last arrived, to the minute' }),
    ),
    previous_secret_until: Nullable(
      Type.String({
        format: 'date-time',
        description: 'Until then the secret before the last rotation signs, too',
      }),
    ),
    created_at: Nullable(Timestamp),
  },
  { title: 'Webhook' },
);

/** What only the answers show that make a secret */
export const WebhookWithSecret = Type.Object(
  {
    webhook: Webhook,
    secret: Nullable(
      Type.String({
        description: [
          'What signs, for a library of Standard Webhooks. Only this answer shows it. It is null when the request is',
          'repeated.',
        ].join(' '),
        examples: ['whsec_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmNl'],
      }),
    ),
  },
  { title: 'WebhookWithSecret' },
);

export function presentWebhook({
  ulid,
  url,
  types,
  status,
  disabled_reason,
  ...times
}: Omit<WebhookEndpoint, 'secret' | 'previous_secret'>): Static<typeof Webhook> {
  return {
    ulid,
    url,
    types,
    status,
    disabled: disabled_reason && { reason: disabled_reason, at: toTimestamp(times.disabled_at) },
    failing_since: toTimestamp(times.failing_since),
    delivered_at: toTimestamp(times.delivered_at),
    previous_secret_until: toTimestamp(times.previous_secret_until),
    created_at: toTimestamp(times.created_at),
  };
}

/** Finds a webhook of the caller's own. @throws WEBHOOK_NOT_FOUND */
export async function requireWebhook(
  db: Database,
  { userId }: Caller,
  ulid: string,
): Promise<WebhookEndpoint> {
  const endpoint = await findEndpoint(db, userId, ulid.toUpperCase());
  if (!endpoint) throw new Problem('WEBHOOK_NOT_FOUND');
  return endpoint;
}

/** Brings a URL to its usual form. @throws URL_REFUSED */
export function requireUrl(url: string, { WEBHOOK_LOOPBACK: loopback }: Config): string {
  const problem = findUrlProblem(url, { loopback });
  if (problem !== undefined) throw new Problem('URL_REFUSED', `url ${problem}.`);
  const { href } = new URL(url);
  if (href.length > 2_048) throw new Problem('URL_REFUSED', 'url is too long.');
  return href;
}
