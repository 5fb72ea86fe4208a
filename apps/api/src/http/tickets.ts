import { createHash, randomBytes } from 'node:crypto';
import { type Caller, findCallersById } from '@bacs/db/keys';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

/** What a ticket opens in place of an API key, and for how long it does. */
export const ticketLivesMs = { stream: 30_000, 'sign-in': 10 * 60_000 };

type Purpose = keyof typeof ticketLivesMs;

type Deps = Pick<Dependencies, 'db' | 'redis' | 'config'>;

/** Makes a ticket for whoever has this API key. It can be used once, for this purpose, and soon. */
export async function makeTicket(
  { redis, config }: Deps,
  purpose: Purpose,
  { keyId }: Caller,
): Promise<{ ticket: string; expires_at: string }> {
  const ticket = randomBytes(32).toString('base64url');
  const lifeMs = ticketLivesMs[purpose];
  await redis.set(keyOf(config.QUEUE_PREFIX, purpose, ticket), keyId, 'PX', lifeMs).catch(tellAway);
  return { ticket, expires_at: new Date(Date.now() + lifeMs).toISOString() };
}

/** Finds the caller who has made the ticket, which nobody can use again. */
export async function redeemTicket(
  { db, redis, config }: Deps,
  purpose: Purpose,
  ticket: string,
): Promise<Caller | undefined> {
  const found = await redis.getdel(keyOf(config.QUEUE_PREFIX, purpose, ticket)).catch(tellAway);
  if (found === null) return undefined;
  const keyId = Number(found);
  return (await findCallersById(db, [keyId])).get(keyId);
}

function tellAway(cause: unknown): never {
  throw new Problem('QUEUE_UNAVAILABLE', undefined, { cause });
}

/** Who reads Redis learns no ticket. */
function keyOf(prefix: string, purpose: Purpose, ticket: string): string {
  return `${prefix}:ticket:${purpose}:${createHash('sha256').update(ticket).digest('hex')}`;
}
