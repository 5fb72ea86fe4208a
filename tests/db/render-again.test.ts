import type { Production } from '@bacs/db';
import {
  eventsOf,
  findProduction,
  tryCancelQueued,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryRecordIntent,
  tryRenderAgain,
} from '@bacs/db/productions';
import { composeBlock } from '@bacs/domain';
import { beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('render_again'));
});

const failure = { code: '1999', message: 'no luck', block: composeBlock('faulted', 'no luck') };

async function rowOf(id: number): Promise<Production> {
  const row = await findProduction(db, { id });
  if (!row) throw new Error(`There is no production ${id}`);
  return row;
}

/** Submits a production with this job, as a worker does. */
async function submit(id: number, jobId: string): Promise<Production> {
  const row = await rowOf(id);
  const previous = row.submit_intent_at;
  expect(await tryRecordIntent(db, row, { previous, profile: 'p', settingsHash: 'h' })).toBeDefined();
  expect(await tryMarkSubmitted(db, row, { jobId, outputPrefix: 'o/' })).toBe(true);
  return await rowOf(id);
}

async function render(): Promise<Production> {
  const { id } = await addProduction(db, await addUpload(db));
  await updateRow(db, 'productions', id, { released_at: '2026-11-22 10:00:00.000', turn: 7 });
  await tryMarkProcessing(db, await submit(id, 'job-1'));
  await updateRow(db, 'productions', id, { progress_percent: 60 });
  return await rowOf(id);
}

it('goes back in line with its turn, its profile and without an intent, and tells why', async () => {
  const seen = await render();
  expect(await tryRenderAgain(db, seen, failure)).toBe(true);
  expect(await rowOf(seen.id)).toMatchObject({
    ...{ status: 'queued', turn: 7, released_at: null, started_at: null, progress_percent: 0 },
    ...{
      mediaconvert_job_id: null,
      submit_intent_at: null,
      submit_resent_at: null,
      submit_searched_at: null,
    },
    ...{ profile: 'p', failed_jobs: [{ id: 'job-1', code: '1999' }] },
    ...{ blocked_reason: 'faulted: no luck', blocked_at: expect.any(Date) },
  });
  expect((await eventsOf(db, seen.id)).at(-1)).toMatchObject({
    event: 'queued',
    detail: { mediaconvert_job_id: 'job-1', code: '1999', message: 'no luck' },
  });
});

it('does so once for each job, however many workers have seen it fail', async () => {
  const seen = await render();
  const won = await Promise.all([1, 2, 3].map(() => tryRenderAgain(db, seen, failure)));
  expect(won.filter(Boolean)).toHaveLength(1);
  const again = await submit(seen.id, 'job-2');
  // This worker comes late: the job that runs now is another one.
  expect(await tryRenderAgain(db, seen, failure)).toBe(false);
  expect(await rowOf(seen.id)).toEqual(again);
  expect(await tryRenderAgain(db, again, failure)).toBe(true);
  expect((await rowOf(seen.id)).failed_jobs?.map(({ id }) => id)).toEqual(['job-1', 'job-2']);
});

it('never gets the failed job back, whoever learns of it late', async () => {
  const seen = await render();
  await tryRenderAgain(db, seen, failure);
  const late = { jobId: 'job-1', outputPrefix: 'o/' };
  expect(await tryMarkSubmitted(db, seen, late)).toBe(false);
  const row = await rowOf(seen.id);
  await tryRecordIntent(db, row, { previous: null, profile: 'p', settingsHash: 'h' });
  expect(await tryMarkSubmitted(db, seen, late)).toBe(false);
  expect(await tryMarkSubmitted(db, seen, { ...late, jobId: 'job-2' })).toBe(true);
});

it('can be canceled at once until it has a new intent', async () => {
  const seen = await render();
  await tryRenderAgain(db, seen, failure);
  expect(await tryCancelQueued(db, seen, { intent: null })).toBe(true);
  expect(await rowOf(seen.id)).toMatchObject({ status: 'canceled', blocked_reason: null });
});
