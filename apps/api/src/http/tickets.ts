import { createHash, randomBytes } from 'node:crypto';
import { type Caller, findCallersById } from '@bacs/db/keys';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

export const ticketLifeMs = 30_000;

type Deps = Pick<Dependencies, 'db' | 'redis' | 'config'>;

/** Makes a ticket for whoever has this API key. It can be used once, in the next seconds. */
export async function makeTicket({ redis, config }: Deps, { keyId }: Caller): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await redis.set(keyOf(config.QUEUE_PREFIX, ticket), keyId, 'PX', ticketLifeMs).catch(tellAway);
  return ticket;
}

/** Finds the caller who has made the ticket, which nobody can use again. */
export async function redeemTicket({ db, redis, config }: Deps, ticket: string): Promise<Caller | undefined> {
  const found = await redis.getdel(keyOf(config.QUEUE_PREFIX, ticket)).catch(tellAway);
  if (found === null) return undefined;
  const keyId = Number(found);
  return (await findCallersById(db, [keyId])).get(keyId);
}

function tellAway(cause: unknown): never {
  throw new Problem('QUEUE_UNAVAILABLE', undefined, { cause });
}

/** Who reads Redis learns no ticket. */
function keyOf(prefix: string, ticket: string): string {
  return `${prefix}:ticket:${createHash('sha256').update(ticket).digest('hex')}`;
}
