import { createHash } from 'node:crypto';
import type { Database } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findMade, type IdempotentRequest, type Made } from '@bacs/db/requests';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Problem } from './errors.ts';

/** Of every route that makes something and may be asked again. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,255}$',
      description: [
        'A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same',
        'request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`.',
        'Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.',
      ].join(' '),
    }),
  ),
});

/**
 * What the request is recognised by when it comes again: a key is a name among the caller's requests of one operation.
 * Nothing when the client gave it no key.
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
 * The ids of what the request makes, or made when it came first. `make` is for the first time only: whatever it checks
 * may be otherwise by now, and the answer must not be.
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function makeOrReplay(
  db: Database,
  request: IdempotentRequest | undefined,
  reply: { header: FastifyReply['header'] },
  make: () => Promise<Made>,
): Promise<Made> {
  const made = (request && (await findMade(db, request))) ?? (await make());
  if (made.replayed) {
    if (made.request_hash !== request?.hash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
    reply.header('idempotent-replayed', 'true');
  }
  return made;
}

/** The id of the one thing that a request of this operation makes. */
export function requireMadeId({ ids: [id] }: Made): number {
  if (typeof id !== 'number') throw new Error('the request has been remembered without what it made');
  return id;
}

function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
