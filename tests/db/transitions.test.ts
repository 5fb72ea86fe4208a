import type { Production } from '@bacs/db';
import { requestDeletion } from '@bacs/db/deletions';
import {
  eventsOf,
  findProduction,
  findProductionToRender,
  productionsToReconcile,
  storeProgress,
  tryBlock,
  tryCancelQueued,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkProcessing,
  tryMarkSubmitted,
  tryNoteResend,
  tryNoteSearch,
  tryRecordIntent,
  tryRenderAgain,
  tryStartAttempt,
  tryTakeOver,
  tryWithdrawIntent,
} from '@bacs/db/productions';
import {
  type BlockCause,
  composeBlock,
  type NextStatus,
  type ProductionStatus,
  productionStatuses,
  statusesBefore,
  takenStatuses,
  waitingStatuses,
} from '@bacs/domain';
import { sql } from 'kysely';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addProduction, addUpload, removeUlid, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('transitions'));
});

async function addSeen() {
  const { id, ulid } = await addProduction(db, await addUpload(db));
  const status = 'queued' as const;
  return { id, ulid, attempt: 1, status, submit_intent_at: null, mediaconvert_job_id: null };
}

const job = { jobId: 'job-1', outputPrefix: '2026-11/22/u/p/landscape/' };
const submitted = { status: 'submitted' as const, submit_intent_at: null, mediaconvert_job_id: job.jobId };
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

  it('that is rendered again is not failed by a worker that has seen its old job', async () => {
    const seen = await addSeen();
    await tryMarkSubmitted(db, seen, job);
    const late = { ...seen, ...submitted };
    const block = composeBlock('faulted', 'once more');
    expect(await tryRenderAgain(db, { ...late, failed_jobs: null }, { ...reason, block })).toBe(true);
    await tryMarkSubmitted(db, seen, { ...job, jobId: 'job-2' });
    expect(await tryMarkFailed(db, late, reason)).toBe(false);
    expect((await findProduction(db, seen))?.status).toBe('submitted');
    expect(await tryMarkFailed(db, { ...late, mediaconvert_job_id: 'job-2' }, reason)).toBe(true);
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
      (seen: { id: number; attempt: number }) => tryMarkFailed(db, { ...seen, ...submitted }, reason),
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
      tryMarkFailed(db, { ...seen, ...submitted }, reason),
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

type Move = {
  move: string;
  to: NextStatus;
  /** Lists the states that the move starts from, if they are fewer than the target may follow. */
  from?: readonly ProductionStatus[];
  jobId?: string;
  make: (row: Production) => Promise<boolean>;
};

const moves: Move[] = [
  { move: 'taken over', to: 'queued', from: ['pending'], make: (row) => tryTakeOver(db, row) },
  {
    move: 'rendered again',
    to: 'queued',
    from: takenStatuses,
    jobId: 'job-1',
    make: (row) => tryRenderAgain(db, row, { ...reason, block: composeBlock('faulted', 'why') }),
  },
  { move: 'taken over with a job', to: 'submitted', jobId: 'job-1', make: (row) => tryTakeOver(db, row) },
  { move: 'marked submitted', to: 'submitted', make: (row) => tryMarkSubmitted(db, row, job) },
  { move: 'marked processing', to: 'processing', make: (row) => tryMarkProcessing(db, row) },
  { move: 'marked completed', to: 'completed', make: (row) => tryMarkCompleted(db, row, { groups: [] }) },
  { move: 'marked failed', to: 'failed', make: (row) => tryMarkFailed(db, row, reason) },
  { move: 'marked canceled', to: 'canceled', make: (row) => tryMarkCanceled(db, row) },
  {
    move: 'canceled without a job',
    to: 'canceled',
    from: waitingStatuses,
    make: (row) => tryCancelQueued(db, row, { intent: null }),
  },
];
const everyStatus: ProductionStatus[] = ['pending', ...productionStatuses];

async function addIn(status: ProductionStatus, jobId: string | null = null): Promise<Production> {
  const { id } = await addSeen();
  await updateRow(db, 'productions', id, { status, mediaconvert_job_id: jobId });
  const row = await findProduction(db, { id });
  if (!row) throw new Error('the production that was inserted is not there');
  return row;
}

async function look({ id }: Production) {
  return { row: await findProduction(db, { id }), events: await eventsOf(db, id) };
}

it('the moves lead to every state but that of a deletion', () => {
  expect([...new Set(moves.map(({ to }) => to)), 'deleting']).toEqual(productionStatuses);
});

describe.each(moves)('a production is $move', ({ to, from = statusesBefore(to), jobId, make }) => {
  it.each(everyStatus)(`${to} after %s, once, or it stays as it is`, async (status) => {
    const seen = await addIn(status, jobId);
    const before = await look(seen);
    const won = await Promise.all([make(seen), make(seen)]);
    const after = await look(seen);
    if (from.includes(status)) {
      expect(won.toSorted()).toEqual([false, true]);
      expect(after.row?.status).toBe(to);
      expect(after.events.map(({ event }) => event)).toEqual(['queued', to]);
    } else {
      expect(won).toEqual([false, false]);
      expect(after).toEqual(before);
    }
  });
});

describe('a production is deleted', () => {
  const remove = (row: Production) =>
    requestDeletion(db, { ulid: ulid(), userId: 1, target: { production: row.id }, force: true });

  it.each(everyStatus.filter((status) => status !== 'deleting'))(
    'whatever it is, once: %s',
    async (status) => {
      const seen = await addIn(status);
      const [one, other] = await Promise.all([remove(seen), remove(seen)]);
      expect(one).toEqual(other);
      const { row, events } = await look(seen);
      expect(row).toMatchObject({ status: 'deleting', deletion_id: expect.any(Number) });
      expect(events.map(({ event }) => event)).toEqual(['queued', 'deleting']);
      expect(events[1]?.detail).toMatchObject({ status });
    },
  );

  it.each([null, 'archived'])('though its state be one that we do not know: %s', async (status) => {
    await sql`ALTER TABLE productions MODIFY COLUMN status VARCHAR(32) NULL`.execute(db);
    const seen = await addSeen();
    await updateRow(db, 'productions', seen.id, { status });
    const row = await findProduction(db, seen);
    if (!row) throw new Error('the production that was inserted is not there');
    await remove(row);
    expect((await findProduction(db, seen))?.status).toBe('deleting');
  });
});

describe('productionsToReconcile', () => {
  it('names what is unfinished, idle and not in line, and nothing else', async () => {
    const [idle, canceling, waiting] = [await addSeen(), await addSeen(), await addSeen()];
    const undated = await addSeen();
    const [fresh, ended, legacy] = [await addSeen(), await addSeen(), await addSeen()];
    for (const { id } of [idle, undated, fresh, ended, legacy])
      await updateRow(db, 'productions', id, { released_at: '2026-01-01' });
    await updateRow(db, 'productions', canceling.id, { cancel_requested_at: '2026-01-01' });
    await tryMarkFailed(db, ended, reason);
    await removeUlid(db, legacy.id);
    for (const { id } of [idle, canceling, waiting, ended, legacy])
      await updateRow(db, 'productions', id, { updated_at: '2026-01-01' });
    await updateRow(db, 'productions', undated.id, { updated_at: null });
    const rows = await productionsToReconcile(db, { after: 0, idleMs: 60_000, limit: 100 });
    const ids = rows.map(({ id }) => id);
    for (const { id } of [idle, undated, canceling]) expect(ids).toContain(id);
    for (const { id } of [waiting, fresh, ended, legacy]) expect(ids).not.toContain(id);
  });
});
