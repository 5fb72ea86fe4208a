import { eventsOf, findProduction, tryMarkAllSubmitted, tryRecordIntents } from '@bacs/db/productions';
import { beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addProduction, addUpload } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('change_together'));
});

async function addSeen(count: number) {
  const uploadId = await addUpload(db);
  const added = await Promise.all(Array.from({ length: count }, () => addProduction(db, uploadId)));
  return added.map(({ id }) => ({ id, attempt: 1 }));
}

function intentOf(seen: { id: number; attempt: number }) {
  return { ...seen, previous: null, profile: `profile-${seen.id}`, settingsHash: `hash-${seen.id}` };
}

function jobOf(seen: { id: number; attempt: number }) {
  return { ...seen, jobId: `job-${seen.id}`, outputPrefix: `prefix-${seen.id}/` };
}

async function historyOf({ id }: { id: number }) {
  return (await eventsOf(db, id)).map(({ event, detail }) => [event, detail]);
}

it('gives each production its own intent and its own job, with an event each', async () => {
  const wishes = (await addSeen(3)).map(intentOf);
  const intents = await tryRecordIntents(db, wishes);
  const jobs = wishes.map(jobOf);
  expect((await tryMarkAllSubmitted(db, jobs)).size).toBe(3);
  for (const [index, wish] of wishes.entries()) {
    const { jobId, outputPrefix } = jobs[index] ?? jobOf(wish);
    expect(await findProduction(db, wish)).toMatchObject({
      submit_intent_at: intents.get(wish),
      profile: wish.profile,
      settings_hash: wish.settingsHash,
      status: 'submitted',
      mediaconvert_job_id: jobId,
      output_prefix: outputPrefix,
    });
    expect(await historyOf(wish)).toEqual([
      ['queued', null],
      ['intended', null],
      ['submitted', { mediaconvert_job_id: jobId }],
    ]);
  }
});

it('leaves alone what is no longer as it was seen, and changes the others', async () => {
  const [canceled, dispatched, intended, free] = (await addSeen(4)).map(intentOf);
  if (!canceled || !dispatched || !intended || !free) throw new Error('no productions');
  await db.updateTable('productions').set({ attempt: 2 }).where('id', '=', dispatched.id).execute();
  await tryRecordIntents(db, [intended]);
  await db
    .updateTable('productions')
    .set({ cancel_requested_at: new Date() })
    .where('id', '=', canceled.id)
    .execute();
  const again = { ...intended, settingsHash: 'other' };
  const intents = await tryRecordIntents(db, [canceled, dispatched, again, free]);
  expect([...intents.keys()]).toEqual([free]);
  expect(await findProduction(db, intended)).toMatchObject({ settings_hash: intended.settingsHash });
  for (const seen of [canceled, dispatched])
    expect(await findProduction(db, seen)).toMatchObject({ submit_intent_at: null, settings_hash: null });
});

it('gives a production one intent when two want it together', async () => {
  const [seen] = await addSeen(1);
  if (!seen) throw new Error('no production');
  const [one, other] = [intentOf(seen), { ...intentOf(seen), settingsHash: 'other' }];
  expect([...(await tryRecordIntents(db, [one, other])).keys()]).toEqual([one]);
  expect(await findProduction(db, seen)).toMatchObject({ settings_hash: one.settingsHash });
});

it('passes over a row that somebody has locked, which keeps nobody else waiting', async () => {
  const [locked, free] = (await addSeen(2)).map(intentOf);
  if (!locked || !free) throw new Error('no productions');
  const intents = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('productions').select('id').where('id', '=', locked.id).forUpdate().execute();
    return await tryRecordIntents(db, [locked, free]);
  });
  expect([...intents.keys()]).toEqual([free]);
  expect([...(await tryRecordIntents(db, [locked])).keys()]).toEqual([locked]);
});
