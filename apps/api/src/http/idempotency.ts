import { createHash } from 'node:crypto';
import type { Database } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findMade, type IdempotentRequest, type Made } from '@bacs/db/requests';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Problem } from './errors.ts';

/** Every route whose requests create something and may be repeated takes these headers. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,255}$',
      description: [
        'A key that you use for one request to this operation only. If you repeat the request, for example after a',
        'lost answer, it creates nothing new: the answer shows what the first request created and has the header',
        '`idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.',
        'A key is remembered for a day at least.',
      ].join(' '),
    }),
  ),
});

/**
 * Identifies a request that may be repeated. A key is unique among the caller's requests to one operation.
 * @returns undefined when the client gave no key.
 */
export function identifyRequest(
  { headers, caller }: { headers: { 'idempotency-key'?: string }; caller: Caller },
  operation: string,
  body: object,
): IdempotentRequest | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(body, sortMembers)).digest('hex');
  return { userId: caller.userId, operation, key, hash };
}

/**
 * Returns the ids of what the request makes, or of what it made the first time. A request that comes after the first was
 * carried out does not call `make`: the checks in it may give another result by now, and the answer must stay the same.
 * Two at the same time both call it, so `make` has to end in `makeOnce`.
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function makeOrReplay(
  db: Database,
  request: IdempotentRequest | undefined,
  reply: { header: FastifyReply['header'] },
  make: () => Promise<Made>,
): Promise<Made> {
  const made = (request && (await findMade(db, request))) ?? (await make());
  tellReplayed(made, request, reply);
  return made;
}

/** Tells the client that an earlier request has made this. @throws IDEMPOTENCY_KEY_REUSED if that was another request */
export function tellReplayed(
  { replayed, request_hash }: Made,
  request: IdempotentRequest | undefined,
  reply: { header: FastifyReply['header'] },
): void {
  if (!replayed) return;
  if (request_hash !== request?.hash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  reply.header('idempotent-replayed', 'true');
}

/** Returns the id of the only row that a request of this operation makes. */
export function requireMadeId({ ids: [id] }: Made): number {
  if (typeof id !== 'number') throw new Error('The stored request has no id of what it made');
  return id;
}

function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
