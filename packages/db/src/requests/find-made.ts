import type { ExpressionBuilder } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Schema, Tx } from '../schema.ts';

/** A request that creates something and that its client may repeat. `hash` is the hash of its content. */
export type IdempotentRequest = { userId: number; operation: string; key: string; hash: string };

/** Names the first request to an operation, whatever its content. */
export type RequestKey = Pick<IdempotentRequest, 'userId' | 'operation' | 'key'>;

/** The ids of the rows that a request has made, in order. A refused item has null. */
export type MadeIds = (number | null)[];

/** The rows that a request has made. `replayed` means that an earlier request with the same key made them. */
export type Made = { ids: MadeIds; replayed: boolean; request_hash: string | null };

/** Finds what an earlier request with this key has made. The hash of that request may differ. */
export async function findMade(db: Database, request: RequestKey): Promise<Made | undefined> {
  return (await findMadeBy(db, [request])).get(request);
}

/** Finds that for each of these requests, by the objects that are given here. */
export async function findMadeBy<Request extends RequestKey>(
  db: Database,
  requests: Request[],
): Promise<Map<Request, Made>> {
  const noted = await findNoted(db, requests);
  const others = requests.filter(
    (request) => request.operation === 'createProduction' && !noted.has(request),
  );
  return new Map([...noted, ...(await findMadeEarlier(db, others))]);
}

/** Finds what is noted in `idempotent_requests`. */
export async function findNoted<Request extends RequestKey>(
  db: Database | Tx,
  requests: Request[],
): Promise<Map<Request, Made>> {
  if (requests.length === 0) return new Map();
  const found = await db
    .selectFrom(byIndex('idempotent_requests', 'idempotent_requests', 'PRIMARY'))
    .select(['user_id', 'operation', 'idempotency_key', 'created_ids', 'request_hash'])
    .where((eb) => eb.or(requests.map((request) => isOf(eb, request))))
    .execute();
  const made = new Map(
    found.map((row) => [
      keyOf({ userId: row.user_id, operation: row.operation, key: row.idempotency_key }),
      // Earlier releases wrote 0 for a refused item.
      {
        ids: (row.created_ids ?? []).map((id) => id || null),
        request_hash: row.request_hash,
        replayed: true,
      },
    ]),
  );
  return pick(requests, made);
}

/** Finds productions by their own keys: earlier releases stored the key of createProduction on the production. */
async function findMadeEarlier<Request extends RequestKey>(
  db: Database,
  requests: Request[],
): Promise<Map<Request, Made>> {
  if (requests.length === 0) return new Map();
  const found = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_idempotency'))
    .select(['id', 'user_id', 'idempotency_key', 'request_hash'])
    .where((eb) =>
      eb.or(
        requests.map(({ userId, key }) =>
          eb.and([eb('user_id', '=', userId), eb('idempotency_key', '=', key)]),
        ),
      ),
    )
    .execute();
  const made = new Map(
    found.map(({ id, user_id, idempotency_key, request_hash }) => [
      keyOf({ userId: user_id, operation: 'createProduction', key: idempotency_key ?? '' }),
      { ids: [id], request_hash, replayed: true },
    ]),
  );
  return pick(requests, made);
}

/** Returns a text that two requests share only if they have the same key. */
export function keyOf({ userId, operation, key }: RequestKey): string {
  return `${userId} ${operation} ${key}`;
}

function pick<Request extends RequestKey>(requests: Request[], made: Map<string, Made>): Map<Request, Made> {
  return new Map(
    requests.flatMap((request) => {
      const found = made.get(keyOf(request));
      return found ? [[request, found]] : [];
    }),
  );
}

function isOf(eb: ExpressionBuilder<Schema, 'idempotent_requests'>, { userId, operation, key }: RequestKey) {
  return eb.and([
    eb('user_id', '=', userId),
    eb('operation', '=', operation),
    eb('idempotency_key', '=', key),
  ]);
}
