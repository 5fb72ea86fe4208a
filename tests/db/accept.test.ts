import { openDatabase, type Tx } from '@bacs/db';
import {
  acceptAlone,
  acceptTogether,
  findProduction,
  type NewProduction,
  type Outcome,
  UploadGoneError,
  type Wanted,
} from '@bacs/db/productions';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProxy } from '../cluster/proxy.ts';
import { createTestDatabase } from '../support/database.ts';
import { countLockWaits, killLockWaits } from '../support/lock-waits.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';

const { db, url } = await createTestDatabase('accept');
const film = (): NewProduction => ({ ulid: ulid(), name: 'Film', config: { profile: 'simple-hls' } });

/** Makes a user with an upload, and what a request of theirs wants: one production, if not more. */
async function addUser() {
  const { insertId } = await db
    .insertInto('users')
    .values({ email: `${ulid()}@example.com` })
    .executeTakeFirstOrThrow();
  const userId = Number(insertId);
  const { id: uploadId } = await addUpload(db, userId);
  const want = (...productions: NewProduction[]): Wanted => ({
    userId,
    most: 3,
    uploadId,
    productions: productions.length > 0 ? productions : [film()],
  });
  const keyed = (key: string): Wanted => ({
    ...want(),
    request: { userId, operation: 'createProduction', key, hash: '0'.repeat(64) },
  });
  return { userId, uploadId, want, keyed };
}

const addUsers = (count: number) => Promise.all(Array.from({ length: count }, addUser));

/** Lets no event be added, so that a transaction which adds productions waits. */
const lockNewEvents = (tx: Tx) =>
  sql`SELECT id FROM production_events ORDER BY id DESC LIMIT 1 FOR UPDATE`.execute(tx);

/** Returns what became of requests in a word each. */
const inWords = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => {
    if (outcome === undefined) return 'left out';
    if ('refusal' in outcome) return (outcome.refusal as Error).name;
    return outcome.made.replayed ? 'replayed' : 'accepted';
  });

const countOf = async (userId: number) =>
  (await db.selectFrom('productions').select('id').where('user_id', '=', userId).execute()).length;

it('returns productions as they are stored, though it has not read them', async () => {
  const { want } = await addUser();
  const { rows: original } = await acceptAlone(db, want());
  const retriedFrom = original[0]?.id ?? 0;
  const more = want(film(), { ...film(), name: null, lane: 'high', retriedFrom });
  const { rows } = await acceptAlone(db, more);
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toEqual(await findProduction(db, { id: row.id }));
});

describe('requests that are accepted together', () => {
  it('wait for no user and no upload that somebody else holds', async () => {
    const [one, heldUser, three, heldUpload, five] = await addUsers(5);
    if (!one || !heldUser || !three || !heldUpload || !five) throw new Error('there are five');
    await db.transaction().execute(async (tx) => {
      await sql`SELECT id FROM users WHERE id = ${heldUser.userId} FOR UPDATE`.execute(tx);
      await sql`SELECT id FROM uploads WHERE id = ${heldUpload.uploadId} FOR UPDATE`.execute(tx);
      const outcomes = await acceptTogether(
        db,
        [one, heldUser, three, heldUpload].map(({ want }) => want()),
      );
      expect(inWords(outcomes)).toEqual(['accepted', 'left out', 'accepted', 'left out']);
    });
    expect(await countOf(heldUser.userId)).toBe(0);
    await acceptAlone(db, heldUser.want());
    expect(await countOf(heldUser.userId)).toBe(1);
  });

  it('hold no user and no upload of others', async () => {
    const [one, other, three] = await addUsers(3);
    if (!one || !other || !three) throw new Error('there are three');
    const together = await db.transaction().execute(async (tx) => {
      await lockNewEvents(tx);
      const waiting = acceptTogether(db, [one.want(), three.want()]);
      await expect.poll(() => countLockWaits(db), patiently).toBe(1);
      const free = await sql`(SELECT id FROM users WHERE id = ${other.userId} FOR UPDATE SKIP LOCKED)
        UNION ALL (SELECT id FROM uploads WHERE id = ${other.uploadId} FOR UPDATE SKIP LOCKED)`.execute(tx);
      expect(free.rows).toHaveLength(2);
      return { waiting };
    });
    expect(inWords(await together.waiting)).toEqual(['accepted', 'accepted']);
  });

  it('are refused each for its own sake, and the others are accepted', async () => {
    const [one, full, gone] = await addUsers(3);
    if (!one || !full || !gone) throw new Error('there are three');
    await updateRow(db, 'uploads', gone.uploadId, { deletion_id: 1 });
    const wanted = [
      full.want(film(), film()),
      one.want(),
      full.want(film(), film()),
      gone.want(),
      full.want(),
    ];
    const outcomes = await acceptTogether(db, [...wanted, full.want()]);
    expect(inWords(outcomes)).toEqual([
      'accepted',
      'accepted',
      'QuotaExceededError',
      'UploadGoneError',
      'accepted',
      'QuotaExceededError',
    ]);
    expect(outcomes[2]).toMatchObject({ refusal: { used: 2, most: 3, adding: 2 } });
    await expect(acceptAlone(db, gone.want())).rejects.toThrow(UploadGoneError);
    expect(await countOf(full.userId)).toBe(3);
  });

  it('get the turns of each user in order, after those that wait', async () => {
    const [one, other] = await addUsers(2);
    if (!one || !other) throw new Error('there are two');
    await acceptAlone(db, one.want());
    const outcomes = await acceptTogether(db, [one.want(), other.want(), { ...one.want(), weight: 2 }]);
    const rows = outcomes.flatMap((outcome) => (outcome && 'rows' in outcome ? outcome.rows : []));
    const begin = rows[1]?.turn ?? 0;
    expect(rows.map(({ turn }) => turn - begin)).toEqual([1_000_000, 0, 1_500_000]);
    for (const row of rows) expect(row).toEqual(await findProduction(db, { id: row.id }));
  });

  it('with one key make one production, which those that come later get', async () => {
    const { userId, keyed } = await addUser();
    const together = await acceptTogether(db, [keyed('a'), keyed('a'), keyed('b')]);
    expect(inWords(together)).toEqual(['accepted', 'left out', 'accepted']);
    const later = [...(await acceptTogether(db, [keyed('a')])), await acceptAlone(db, keyed('a'))];
    expect(inWords(later)).toEqual(['replayed', 'replayed']);
    const [first] = together;
    for (const again of later)
      expect(again).toMatchObject({ made: { ids: first && 'made' in first ? first.made.ids : undefined } });
    expect(await countOf(userId)).toBe(2);
  });
});

describe('a transaction of several requests', () => {
  it('that is killed leaves them out, and each is accepted alone', async () => {
    const users = await addUsers(3);
    const wanted = users.map(({ want, keyed }, index) => (index === 0 ? keyed('killed') : want()));
    const outcomes = await db.transaction().execute(async (tx) => {
      await lockNewEvents(tx);
      const together = acceptTogether(db, wanted);
      await killLockWaits(db);
      return await together;
    });
    await expectEachOnce(users, wanted, outcomes);
  });

  it('whose answer to COMMIT is lost adds nothing again', async () => {
    const at = new URL(url);
    const proxy = await openProxy(Number(at.port));
    at.port = String(proxy.port);
    const far = openDatabase(at.href);
    onTestFinished(async () => {
      await far.destroy();
      await proxy.close();
    });
    const users = await addUsers(3);
    const wanted = users.map(({ want, keyed }, index) => (index === 0 ? keyed('lost') : want()));
    const committed = proxy.dropAnswer(/commit/i, { after: /insert into `productions`/i });
    const together = acceptTogether(far, wanted);
    (await committed).cut();
    const outcomes = await together;
    for (const { userId } of users) expect(await countOf(userId)).toBe(1);
    await expectEachOnce(users, wanted, outcomes);
  });

  async function expectEachOnce(users: { userId: number }[], wanted: Wanted[], outcomes: Outcome[]) {
    expect(inWords(outcomes)).toEqual(['left out', 'left out', 'left out']);
    for (const [index, one] of wanted.entries()) {
      const { made } = await acceptAlone(db, one);
      expect(made.replayed).toBe(false);
      const { id } = (await findProduction(db, { ulid: one.productions[0]?.ulid ?? '' })) ?? {};
      expect(made.ids).toEqual([id]);
      expect(await countOf(users[index]?.userId ?? 0)).toBe(1);
    }
  }
});
