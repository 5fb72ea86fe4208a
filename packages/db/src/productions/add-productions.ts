import { nextTurns } from '../line/index.ts';
import { lockUsersAndUploads } from '../locks.ts';
import { type Quota, QuotaExceededError, UserGoneError } from '../quota.ts';
import { findNoted, type IdempotentRequest, keyOf, type Made, noteMade } from '../requests/index.ts';
import type { Lane, Production, ProductionConfig, Tx } from '../schema.ts';
import { insertProductions, type NewRow } from './insert.ts';
import { readUsers, type UserSeen } from './read-users.ts';

export type NewProduction = {
  ulid: string;
  name: string | null;
  config: ProductionConfig;
  /** The id of the production that this one retries. */
  retriedFrom?: number;
  /** Which of the user's own productions go first; normal without it. */
  lane?: Lane;
};

/** What one request wants: productions of one upload, all or none. `most` is how many unfinished ones its user may have. */
export type Wanted = Quota & {
  uploadId: number;
  /** null stands for one that is refused for its own sake. */
  productions: (NewProduction | null)[];
  /** How much of the fleet is the user's beside others; 1 without it. */
  weight?: number | undefined;
  /** undefined when the client gave no key */
  request?: IdempotentRequest | undefined;
};

/** What a request has made, and the rows if they have just been added. */
export type Accepted = { made: Made; rows: Production[] };

/**
 * What became of a request: its productions are there, or it is refused. undefined says that the transaction has left it
 * out, because somebody else holds its user or its upload, or because another request with the same key goes first.
 */
export type Outcome = Accepted | { refusal: unknown } | undefined;

/** The upload is gone or about to go, so it takes no more productions. */
export class UploadGoneError extends Error {
  override name = 'UploadGoneError';
}

/**
 * Adds the queued productions of these requests, in order. Once the transaction commits, they are accepted and reach an
 * end. With `skipLocked` it waits for no user and no upload. The transaction must not have read anything before.
 * @returns what became of each request, with the productions as they are stored
 */
export async function addProductions(
  tx: Tx,
  wanted: Wanted[],
  { skipLocked }: { skipLocked: boolean },
): Promise<Outcome[]> {
  const locked = await lockUsersAndUploads(tx, wanted, { skipLocked });
  const isLocked = (one: Wanted) => locked.users.has(one.userId) && locked.uploads.has(one.uploadId);
  const mine = skipLocked ? wanted.filter(isLocked) : wanted;
  if (mine.length === 0) return wanted.map(() => undefined);
  // The first read without a lock comes after the locks, so it sees what others have added.
  const { now, users } = await readUsers(tx, mine);
  const requests = mine.flatMap(({ request }) => request ?? []);
  const earlier = await findNoted(tx, requests);
  const firstOfKey = new Map(requests.toReversed().map((request) => [keyOf(request), request]));

  const outcomes = new Map<Wanted, Outcome>();
  const adding = new Map<Wanted, NewRow[]>();
  for (const one of mine) {
    const { request, userId, uploadId } = one;
    const made = request && earlier.get(request);
    const user = users.get(userId);
    if (made) outcomes.set(one, { made, rows: [] });
    else if (user && (!request || firstOfKey.get(keyOf(request)) === request)) {
      const refusal = findRefusal(one, user, {
        isUserThere: locked.users.has(userId),
        isUploadThere: locked.uploads.get(uploadId)?.deletion_id === null,
      });
      if (refusal) outcomes.set(one, { refusal });
      else adding.set(one, takeTurns(one, user, now));
    }
  }
  const rows = await insertProductions(tx, [...adding.values()].flat());
  const notes: Parameters<typeof noteMade>[1] = [];
  for (const [one, { length }] of adding) {
    const own = rows.splice(0, length);
    const made = { ids: idsOf(one, own), replayed: false, request_hash: one.request?.hash ?? null };
    outcomes.set(one, { made, rows: own });
    if (one.request) notes.push({ request: one.request, ids: made.ids });
  }
  await noteMade(tx, notes);
  return wanted.map((one) => outcomes.get(one));
}

/** Returns the ids of what a request wanted, with null for what was refused for its own sake. */
export function idsOf({ productions }: Wanted, rows: Pick<Production, 'id' | 'ulid'>[]): Made['ids'] {
  const ids = new Map(rows.map(({ id, ulid }) => [ulid, id]));
  return productions.map((production) => (production && ids.get(production.ulid)) ?? null);
}

function findRefusal(
  { most, productions }: Wanted,
  { used }: UserSeen,
  { isUserThere, isUploadThere }: { isUserThere: boolean; isUploadThere: boolean },
): Error | undefined {
  const adding = productions.filter((production) => production !== null).length;
  if (adding === 0) return undefined;
  if (!isUserThere && most > 0) return new UserGoneError();
  if (most > 0 && used + adding > most) return new QuotaExceededError({ most, used, adding });
  return isUploadThere ? undefined : new UploadGoneError();
}

/** Gives a request's productions the next turns of its user, who has so many more from now on. */
function takeTurns({ userId, uploadId, weight, productions }: Wanted, user: UserSeen, now: Date): NewRow[] {
  const added = productions.filter((production) => production !== null);
  const turns = nextTurns(user, { weight, count: added.length });
  user.used += added.length;
  user.own_turn = turns.at(-1) ?? user.own_turn;
  return added.map(({ ulid, name, config, retriedFrom = null, lane = 'normal' }, index) => ({
    ulid,
    upload_id: uploadId,
    user_id: userId,
    name,
    config,
    retried_from: retriedFrom,
    lane,
    turn: turns[index] ?? 0,
    created_at: now,
  }));
}
