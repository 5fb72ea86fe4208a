import {
  eventsOf,
  findProduction,
  findProductionToRender,
  productionsToReconcile,
  storeProgress,
  tryBlock,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryNoteResend,
  tryNoteSearch,
  tryRecordIntent,
  tryStartAttempt,
  tryWithdrawIntent,
} from '@bacs/db/productions';
import { type BlockCause, composeBlock } from '@bacs/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addProduction, addUpload, removeUlid, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('transitions'));
});

async function addSeen() {
  const { id, ulid } = await addProduction(db, await addUpload(db));
  return { id, ulid, attempt: 1, status: 'queued' as const, submit_intent_at: null };
}

const job = { jobId: 'job-1', outputPrefix: '2026-11/22/u/p/landscape/' };
const reason = { code: '1010', message: 'cannot open' };

describe('a production', () => {
  it('goes from queued to completed, with an event for each change', async () => {
    const seen = await addSeen();
    expect(
      await tryRecordIntent(db, seen, { previous: null, profile: 'portrait-hls', settingsHash: 'h' }),
    ).toBeInstanceOf(Date);
    expect(await tryMarkSubmitted(db, seen, job)).toBe(true);
    expect(await tryMarkProcessing(db, seen)).toBe(true);
    expect(await tryMarkCompleted(db, seen, { groups: [] })).toBe(true);
    const events = await eventsOf(db, seen.id);
    expect(events.map(({ event }) => event)).toEqual([
      'queued',
      'intended',
      'submitted',
      'processing',
      'completed',
    ]);
    expect(await findProduction(db, seen)).toMatchObject({
      status: 'completed',
      mediaconvert_job_id: 'job-1',
      output_prefix: job.outputPrefix,
      outputs: { groups: [] },
      profile: 'portrait-hls',
      progress_percent: 100,
    });
  });

  it('takes one intent when two workers have one at the same time', async () => {
    const seen = await addSeen();
    const won = await Promise.all(
      [1, 2, 3].map(() => tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' })),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('replaces an intent only by someone who has seen that very one', async () => {
    const seen = await addSeen();
    await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' });
    const stale = new Date(Date.now() - 60_000);
    expect(
      await tryRecordIntent(db, seen, { previous: stale, profile: 'x', settingsHash: 'h' }),
    ).toBeUndefined();
    const row = await findProductionToRender(db, seen.ulid);
    expect(row?.read_at.getTime()).toBeGreaterThanOrEqual(row?.submit_intent_at?.getTime() ?? Infinity);
    const renewed = await tryRecordIntent(db, seen, {
      previous: row?.submit_intent_at ?? null,
      profile: 'x',
      settingsHash: 'h',
    });
    expect(renewed).toBeInstanceOf(Date);
  });

  it('takes no intent from an older attempt', async () => {
    const seen = await addSeen();
    expect(await tryStartAttempt(db, seen)).toBe(true);
    expect(
      await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' }),
    ).toBeUndefined();
  });

  it('has its intent withdrawn only by whoever made that very one', async () => {
    const seen = await addSeen();
    const intent = await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' });
    if (!intent) throw new Error('no intent');
    const other = new Date(intent.getTime() - 1);
    expect(await tryWithdrawIntent(db, seen, { intent: other, reason: '429' })).toBe(false);
    expect(await tryWithdrawIntent(db, seen, { intent, reason: '429' })).toBe(true);
    expect((await findProduction(db, seen))?.submit_intent_at).toBeNull();
  });

  it('keeps an intent that has been sent again, whatever the first call was told', async () => {
    const seen = await addSeen();
    const intent = await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' });
    if (!intent) throw new Error('no intent');
    expect(await tryNoteResend(db, seen, intent)).toBe(true);
    expect(await tryWithdrawIntent(db, seen, { intent, reason: '429' })).toBe(false);
    expect(await tryMarkFailed(db, seen, reason)).toBe(false);
    expect(await findProduction(db, seen)).toMatchObject({ status: 'queued', submit_intent_at: intent });
  });

  it('keeps a history of bounded length, however often its intent is withdrawn', async () => {
    const seen = await addSeen();
    for (let times = 0; times < 60; times += 1) {
      const intent = await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' });
      if (intent) await tryWithdrawIntent(db, seen, { intent, reason: '403' });
    }
    expect(await eventsOf(db, seen.id)).toHaveLength(101);
  });

  it('remembers one search in vain per intent', async () => {
    const seen = await addSeen();
    const intent = await tryRecordIntent(db, seen, { previous: null, profile: 'x', settingsHash: 'h' });
    if (!intent) throw new Error('no intent');
    expect(await tryNoteSearch(db, seen, intent)).toBe(true);
    expect(await tryNoteSearch(db, seen, intent)).toBe(false);
    await tryRecordIntent(db, seen, { previous: intent, profile: 'x', settingsHash: 'h' });
    expect((await findProduction(db, seen))?.submit_searched_at).toBeNull();
  });

  it('that is blocked says why and since when, and each cause once in its history', async () => {
    const seen = await addSeen();
    const block = (cause: BlockCause, why: string) => tryBlock(db, seen, composeBlock(cause, why));
    await block('throttled', '1');
    const since = (await findProduction(db, seen))?.blocked_at;
    await block('throttled', '2');
    expect(await findProduction(db, seen)).toMatchObject({
      blocked_reason: 'throttled: 2',
      blocked_at: since,
    });
    await block('forbidden', '3');
    expect((await findProduction(db, seen))?.blocked_at?.getTime()).toBeGreaterThan(since?.getTime() ?? 0);
    await block('throttled', '4');
    const history = (await eventsOf(db, seen.id)).filter(({ event }) => event === 'blocked');
    expect(history.map(({ detail }) => detail)).toEqual([
      { status: 'queued', cause: 'throttled', reason: 'throttled: 1' },
      { status: 'queued', cause: 'forbidden', reason: 'forbidden: 3' },
    ]);
    await tryMarkSubmitted(db, seen, job);
    expect(await findProduction(db, seen)).toMatchObject({ blocked_reason: null, blocked_at: null });
    expect(await block('throttled', '5')).toBe(false);
  });

  it('that was queued is not failed by a worker that has not seen it submitted', async () => {
    const seen = await addSeen();
    await tryMarkSubmitted(db, seen, job);
    expect(await tryMarkFailed(db, seen, reason)).toBe(false);
    expect((await findProduction(db, seen))?.status).toBe('submitted');
  });

  it('stores one MediaConvert job, whoever learns of it', async () => {
    const seen = await addSeen();
    expect(await tryMarkSubmitted(db, seen, job)).toBe(true);
    expect(await tryMarkSubmitted(db, seen, { ...job, jobId: 'job-2' })).toBe(false);
    expect((await findProduction(db, seen))?.mediaconvert_job_id).toBe('job-1');
  });

  it('never leaves an end', async () => {
    const ends = [
      (seen: { id: number; attempt: number }) => tryMarkCompleted(db, seen, { groups: [] }),
      (seen: { id: number; attempt: number }) =>
        tryMarkFailed(db, { ...seen, status: 'submitted', submit_intent_at: null }, reason),
      (seen: { id: number; attempt: number }) => tryMarkCanceled(db, seen),
    ];
    for (const end of ends) {
      const seen = await addSeen();
      await tryMarkSubmitted(db, seen, job);
      expect(await end(seen)).toBe(true);
      const before = await findProduction(db, seen);
      for (const other of ends) expect(await other(seen)).toBe(false);
      expect(await tryMarkProcessing(db, seen)).toBe(false);
      expect(await tryStartAttempt(db, seen)).toBe(false);
      expect(await findProduction(db, seen)).toEqual(before);
    }
  });

  it('is ended once when completion and failure race', async () => {
    const seen = await addSeen();
    await tryMarkSubmitted(db, seen, job);
    const won = await Promise.all([
      tryMarkCompleted(db, seen, { groups: [] }),
      tryMarkFailed(db, { ...seen, status: 'submitted' }, reason),
    ]);
    expect(won.filter(Boolean)).toHaveLength(1);
    const ends = (await eventsOf(db, seen.id)).filter(
      ({ event }) => event === 'completed' || event === 'failed',
    );
    expect(ends).toHaveLength(1);
  });

  it('never shows progress going backwards', async () => {
    const seen = await addSeen();
    await tryMarkSubmitted(db, seen, job);
    await tryMarkProcessing(db, seen);
    await storeProgress(db, seen.id, 60);
    await storeProgress(db, seen.id, 40);
    expect((await findProduction(db, seen))?.progress_percent).toBe(60);
  });
});

describe('productionsToReconcile', () => {
  it('names what is unfinished and idle, and nothing else', async () => {
    const [idle, fresh, ended, legacy] = [await addSeen(), await addSeen(), await addSeen(), await addSeen()];
    await tryMarkFailed(db, ended, reason);
    await removeUlid(db, legacy.id);
    for (const { id } of [idle, ended, legacy])
      await updateRow(db, 'productions', id, { updated_at: '2026-01-01' });
    const rows = await productionsToReconcile(db, { after: 0, idleMs: 60_000, limit: 100 });
    const ids = rows.map(({ id }) => id);
    expect(ids).toContain(idle.id);
    for (const { id } of [fresh, ended, legacy]) expect(ids).not.toContain(id);
  });
});
