import { backfillPublications, type Production, type PublicationStatus, type Upload } from '@bacs/db';
import { requestDeletion } from '@bacs/db/deletions';
import { spaceFeed } from '@bacs/db/feeds';
import {
  tryCancelQueued,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryTakeOver,
} from '@bacs/db/productions';
import { tryPublish } from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { findReadableSpace } from '@bacs/db/spaces';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addRendered } from '../support/rendered.ts';
import { addChannel, addProduction, addUpload, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('unpublished'));
});

const statuses: PublicationStatus[] = [
  'draft',
  'pending',
  'approved',
  'published',
  'unpublished',
  'rejected',
];
const shown = ['pending', 'approved', 'published'];
const reason = { code: '1010', message: 'cannot open' };
const job = { jobId: 'j', outputPrefix: 'o/' };

/** Adds a publication of each status, each in a space of its own. */
async function publishEach(upload: Upload, productionId: number | null): Promise<void> {
  for (const status of statuses)
    await db
      .insertInto('space_publications')
      .values({
        upload_id: upload.id,
        production_id: productionId,
        space_id: await addChannel(db),
        status,
        visibility: 'inherit',
        visible_in_space: 1,
        visible_in_global: 1,
        owner_user_id: 1,
        published_at: new Date(),
      })
      .execute();
}

async function statusesOf(productionId: number): Promise<PublicationStatus[]> {
  const rows = await db
    .selectFrom('space_publications')
    .select('status')
    .where('production_id', '=', productionId)
    .orderBy('id')
    .execute();
  return rows.map(({ status }) => status);
}

async function eventsOf(productionId: number) {
  return await db
    .selectFrom('space_publication_events as event')
    .innerJoin('space_publications as sp', 'sp.id', 'event.publication_id')
    .select(['event.action', 'event.actor_user_id', 'event.detail'])
    .where('sp.production_id', '=', productionId)
    .orderBy('event.id')
    .execute();
}

const takenBack = statuses.map((status) => (shown.includes(status) ? 'unpublished' : status));
const eventsWith = (actor_user_id: number | null, why: object) =>
  shown.map((from) => ({
    action: 'unpublished',
    actor_user_id,
    detail: { from, to: 'unpublished', ...why },
  }));

type Seen = Pick<Production, 'id' | 'attempt' | 'submit_intent_at' | 'mediaconvert_job_id'>;
type End = [how: string, end: (seen: Seen) => Promise<boolean>, production: string];

const ends: End[] = [
  [
    'fails before it is submitted',
    (seen) => tryMarkFailed(db, { ...seen, status: 'queued' }, reason),
    'failed',
  ],
  [
    'fails at MediaConvert',
    async (seen) => {
      await tryMarkSubmitted(db, seen, job);
      await tryMarkProcessing(db, seen);
      const processing = { status: 'processing' as const, mediaconvert_job_id: job.jobId };
      return await tryMarkFailed(db, { ...seen, ...processing }, reason);
    },
    'failed',
  ],
  ['is canceled while it waits', (seen) => tryCancelQueued(db, seen, { intent: null }), 'canceled'],
  [
    'is canceled at MediaConvert',
    async (seen) => (await tryMarkSubmitted(db, seen, job)) && (await tryMarkCanceled(db, seen)),
    'canceled',
  ],
  [
    'was left pending by the older system and is canceled',
    async (seen) => {
      await updateRow(db, 'productions', seen.id, { status: 'pending' });
      return await tryCancelQueued(db, seen, { intent: null });
    },
    'canceled',
  ],
  [
    'was taken over from the older system and fails',
    async (seen) => {
      const old = { status: 'processing' as const, mediaconvert_job_id: 'old' };
      await updateRow(db, 'productions', seen.id, old);
      await tryTakeOver(db, { ...seen, ...old });
      return await tryMarkFailed(db, { ...seen, ...old }, reason);
    },
    'failed',
  ],
];

describe('the publications of a production', () => {
  it.each(ends)('that %s are taken back, each with an event of nobody', async (_how, end, production) => {
    const upload = await addUpload(db);
    const [ended, beside] = [await addProduction(db, upload), await addProduction(db, upload)];
    for (const { id } of [ended, beside]) await publishEach(upload, id);
    expect(await end({ ...ended, submit_intent_at: null })).toBe(true);
    expect(await statusesOf(ended.id)).toEqual(takenBack);
    expect(await eventsOf(ended.id)).toEqual(eventsWith(null, { production }));
    expect(await statusesOf(beside.id)).toEqual(statuses);
  });

  it('that completes stay, also when a failure comes too late', async () => {
    const upload = await addUpload(db);
    const production = await addProduction(db, upload);
    const seen = { ...production, status: 'submitted' as const };
    await publishEach(upload, production.id);
    await tryMarkSubmitted(db, seen, job);
    await tryMarkCompleted(db, seen, { groups: [] });
    expect(await tryMarkFailed(db, seen, reason)).toBe(false);
    expect(await statusesOf(production.id)).toEqual(statuses);
    expect(await eventsOf(production.id)).toEqual([]);
  });

  it.each(['production', 'upload'] as const)(
    'are taken back when the %s is deleted, by who deletes it',
    async (what) => {
      const upload = await addUpload(db);
      const { id } = await addRendered(db, upload);
      await publishEach(upload, id);
      const target = what === 'upload' ? { upload: upload.id } : { production: id };
      const deletion = { ulid: ulid(), userId: 1, target, force: true };
      await requestDeletion(db, deletion);
      expect(await statusesOf(id)).toEqual(takenBack);
      expect(await eventsOf(id)).toEqual(eventsWith(1, { deletion: deletion.ulid }));
    },
  );

  it('that failed stay taken back when a retry of it completes', async () => {
    const upload = await addUpload(db);
    const spaceId = await addChannel(db);
    const production = await addProduction(db, upload);
    await publish(production, spaceId);
    await tryMarkFailed(db, { ...production, status: 'queued' }, reason);
    await addRendered(db, upload);
    expect((await spaceFeed(db, { id: spaceId, role: 'owner' }, { limit: 10 })).rows).toEqual([]);
    expect(await statusesOf(production.id)).toEqual(['unpublished']);
  });

  it('that has failed cannot be made', async () => {
    const production = await addRendered(db, await addUpload(db), { end: 'failed' });
    expect(await publish(production, await addChannel(db))).toBe(0);
    expect(await statusesOf(production.id)).toEqual([]);
  });

  it('that fails while it is published are refused or taken back', async () => {
    const upload = await addUpload(db);
    for (let round = 0; round < 8; round += 1) {
      const production = await addProduction(db, upload);
      const spaceId = await addChannel(db);
      await Promise.all([
        publish(production, spaceId),
        tryMarkFailed(db, { ...production, status: 'queued' }, reason),
      ]);
      expect(['unpublished', undefined]).toContain((await statusesOf(production.id))[0]);
    }
  });
});

/** Publishes as the owner. @returns the publication's id; 0 if it was refused. */
async function publish(production: Production, spaceId: number): Promise<number> {
  const space = await findReadableSpace(db, { userId: 1, role: 'member' }, spaceId);
  if (!space) throw new Error('no such space');
  const { ids } = await makeOnce(db, undefined, async (tx) => [
    (await tryPublish(tx, { production, space, userId: 1 })) ?? 0,
  ]);
  return ids[0] ?? 0;
}

describe('the backfill of publications', () => {
  it('takes back what can never be shown, fills in owners, and has nothing to do the second time', async () => {
    const upload = await addUpload(db, 7);
    const [completed, failed, waiting] = [
      await addRendered(db, upload),
      await addProduction(db, upload),
      await addProduction(db, upload),
    ];
    for (const { id } of [completed, failed, waiting]) await publishEach(upload, id);
    await updateRow(db, 'productions', failed.id, { status: 'failed' });
    const never = await addUpload(db, 7);
    await updateRow(db, 'uploads', never.id, { status: 'failed' });
    const again = await addUpload(db, 7);
    await updateRow(db, 'uploads', again.id, { status: 'failed', output_prefix: 'old/landscape/' });
    for (const one of [never, again]) await publishEach(one, null);
    await sql`UPDATE space_publications SET owner_user_id = NULL WHERE production_id = ${completed.id}`.execute(
      db,
    );

    const options = { batch: 4, report: () => {} };
    expect(await backfillPublications(db, { ...options, dryRun: true })).toBe(12);
    expect(await statusesOf(failed.id)).toEqual(statuses);
    expect(await backfillPublications(db, { ...options, dryRun: false })).toBe(12);
    expect(await statusesOf(failed.id)).toEqual(takenBack);
    expect(await eventsOf(failed.id)).toEqual(eventsWith(null, { production: 'failed' }));
    for (const { id } of [completed, waiting]) expect(await statusesOf(id)).toEqual(statuses);
    expect(await publicationsOf(never.id)).toMatchObject(takenBack.map((status) => ({ status })));
    expect(await publicationsOf(again.id)).toMatchObject(statuses.map((status) => ({ status })));
    const owners = (await publicationsOf(upload.id)).map(({ owner_user_id }) => owner_user_id);
    expect(new Set(owners)).toEqual(new Set([7, 1]));
    expect(await backfillPublications(db, { ...options, dryRun: false })).toBe(0);
  });
});

async function publicationsOf(uploadId: number) {
  return await db
    .selectFrom('space_publications')
    .select(['status', 'owner_user_id'])
    .where('upload_id', '=', uploadId)
    .orderBy('id')
    .execute();
}
