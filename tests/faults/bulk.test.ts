import { findUpload } from '@bacs/db/uploads';
import { beforeAll, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Upload } from '../support/api-client.ts';
import { addFailures } from '../support/failures.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';

const service = await startService('bulk', { RENDER_LOCK_MS: '3000' });
const { db, deps } = service;
const until = (check: () => void | Promise<void>) => vi.waitFor(check, patiently);

let operator: ApiClient;
let film: string;

beforeAll(async () => {
  operator = await service.signUp('operator');
  film = await createStudio(inject('testDir')).film('bulk.mp4', '320x180', 1);
  // What becomes of the new productions is told by other tests.
  await deps.queues.render.pause();
});

async function uploadOf(client: ApiClient) {
  const { uuid }: Upload = await client.upload(film);
  const row = await findUpload(db, { uuid });
  if (!row) throw new Error('The upload is not there');
  return row;
}

async function preview(action: 'retry' | 'cancel', error_code?: string, status?: 'queued') {
  const body = { action, filter: { error_code, status } };
  return await ok(operator.POST('/api/admin/bulk-actions/preview', { body }));
}

async function waitForEnd(ulid: string) {
  await until(async () =>
    expect((await ok(operator.GET('/api/admin/bulk-actions/{id}', at(ulid)))).status).toBe('completed'),
  );
  return await ok(operator.GET('/api/admin/bulk-actions/{id}', at(ulid)));
}

async function retriesOf(ulids: string[]) {
  const rows = await db
    .selectFrom('productions as original')
    .innerJoin('productions as retry', 'retry.retried_from', 'original.id')
    .select(['original.ulid as original', 'retry.ulid as retry', 'retry.user_id'])
    .where('original.ulid', 'in', ulids)
    .execute();
  return rows;
}

async function allItems(id: string) {
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await ok(
      operator.GET('/api/admin/bulk-actions/{id}/items', {
        params: { path: { id }, query: { limit: 100, cursor } },
      }),
    );
    items.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

it('row 65: the worker is killed in the middle of a bulk retry of 300: another goes on, and each is retried once', async () => {
  const [alma, bela] = [await service.signUp(), await service.signUp()];
  const [mine, others] = [await uploadOf(alma), await uploadOf(bela)];
  const failed = [
    ...(await addFailures(db, mine, { count: 140, code: 'MANY' })),
    ...(await addFailures(db, others, { count: 20, code: 'MANY' })),
    ...(await addFailures(db, mine, { count: 140, code: 'MANY' })),
  ];
  const untouched = await addFailures(db, mine, { count: 30, code: 'OTHER' });
  const { token, count, estimated_calls } = await preview('retry', 'MANY');
  expect([count, estimated_calls.CreateJob]).toEqual([300, 300]);

  // Whoever adds something of hers waits for this lock, so the worker dies in the middle of a transaction.
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const holding = db.transaction().execute(async (tx) => {
    await tx.selectFrom('users').select('id').where('id', '=', bela.user.id).forUpdate().execute();
    await held;
  });
  const worker = await service.startWorker();
  const start = () => ok(operator.POST('/api/admin/bulk-actions', { body: { token } }));
  const { ulid } = await start();
  await until(async () => expect(await countLockWaits(db)).toBeGreaterThan(0));
  worker.kill('SIGKILL');
  const half = await ok(operator.GET('/api/admin/bulk-actions/{id}', at(ulid)));
  expect(half.status).toBe('running');
  expect(half.done).toBeLessThan(300);
  free();
  await holding;
  expect((await start()).ulid).toBe(ulid);
  const other = await service.runWorker();

  expect(await waitForEnd(ulid)).toMatchObject({ total: 300, done: 300, skipped: 0, refused: 0 });
  const retries = await retriesOf(failed);
  expect(new Set(retries.map(({ original }) => original))).toEqual(new Set(failed));
  expect(retries).toHaveLength(300);
  expect(retries.filter(({ user_id }) => user_id === bela.user.id)).toHaveLength(20);
  expect(await retriesOf(untouched)).toEqual([]);

  const items = await allItems(ulid);
  const byOriginal = new Map(retries.map(({ original, retry }) => [original, retry]));
  expect(items).toHaveLength(300);
  for (const { production_ulid, outcome, result_ulid } of items)
    expect([outcome, result_ulid]).toEqual(['done', byOriginal.get(production_ulid)]);
  const { items: history } = await ok(operator.GET('/api/productions/{id}/timeline', at(failed[0] ?? '')));
  expect(history).toMatchObject([
    {
      event: 'retried',
      detail: {
        operator_id: operator.user.id,
        bulk_action: ulid,
        production: byOriginal.get(failed[0] ?? ''),
      },
    },
  ]);
  expect((await start()).status).toBe('completed');
  expect(await retriesOf(failed)).toHaveLength(300);
  // All of them are retried, so there is nothing for another click on the same group.
  expect((await preview('retry', 'MANY')).count).toBe(0);
  await other.close();
});

it('what has changed since the preview is skipped, and says why', async () => {
  const alma = await service.signUp();
  const upload = await uploadOf(alma);
  const [gone = '', retried = '', plain = ''] = await addFailures(db, upload, { count: 3, code: 'FEW' });
  const { token } = await preview('retry', 'FEW');
  await ok(alma.POST('/api/productions/{id}/retry', { ...at(retried), body: {} }));
  await ok(alma.DELETE('/api/productions/{id}', at(gone)));
  await ok(operator.POST('/api/admin/bulk-actions', { body: { token } }));
  const worker = await service.runWorker();
  expect(await waitForEnd(token)).toMatchObject({ total: 3, done: 1, skipped: 2 });
  const items = new Map((await allItems(token)).map((item) => [item.production_ulid, item]));
  expect(items.get(plain)).toMatchObject({ outcome: 'done', reason: null });
  expect(items.get(retried)).toMatchObject({ outcome: 'skipped', reason: 'It has been retried since' });
  expect(items.get(gone)).toMatchObject({
    outcome: 'skipped',
    reason: expect.stringMatching(/gone|deleting/),
  });
  expect(await retriesOf([retried, gone, plain])).toHaveLength(2);
  await worker.close();
});

it('row 66: Redis forgets the job of a bulk cancel: reconcile brings it back, and each is canceled once', async () => {
  const alma = await service.signUp();
  const upload = await uploadOf(alma);
  const queued = await addFailures(db, upload, { count: 45, status: 'queued' });
  const kept = await alma.produce({ uuid: upload.asset_uuid ?? '' });
  const { items: all } = await ok(
    operator.GET('/api/admin/productions', { params: { query: { user_id: alma.user.id } } }),
  );
  expect(all[0]?.ulid).toBe(kept.ulid);
  const body = {
    action: 'cancel',
    filter: { user_id: alma.user.id, to: kept.created_at ?? undefined },
  } as const;
  const { token, count } = await ok(operator.POST('/api/admin/bulk-actions/preview', { body }));
  expect(count).toBe(45);
  await ok(operator.POST('/api/admin/bulk-actions', { body: { token } }));
  await deps.queues.bulk.obliterate({ force: true });
  const worker = await service.runWorker();
  expect(await waitForEnd(token)).toMatchObject({ total: 45, done: 45, skipped: 0 });
  const rows = await db.selectFrom('productions').select('status').where('ulid', 'in', queued).execute();
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['canceled']));
  expect(await ok(operator.GET('/api/productions/{id}', at(kept.ulid)))).toMatchObject({ status: 'queued' });
  const { items } = await ok(operator.GET('/api/productions/{id}/timeline', at(queued[0] ?? '')));
  expect(items.at(-1)).toMatchObject({
    event: 'canceled',
    detail: { operator_id: operator.user.id, bulk_action: token },
  });
  await worker.close();
});

it('an abort leaves the rest alone', async () => {
  const alma = await service.signUp();
  const failed = await addFailures(db, await uploadOf(alma), { count: 60, code: 'ABORTED' });
  const { token } = await preview('retry', 'ABORTED');
  await ok(operator.POST('/api/admin/bulk-actions', { body: { token } }));
  const aborted = await ok(operator.POST('/api/admin/bulk-actions/{id}/abort', at(token)));
  expect(aborted).toMatchObject({ status: 'aborted', aborted_by: operator.user.id, done: 0 });
  const worker = await service.runWorker();
  await until(async () => expect(await deps.queues.bulk.getJob(token)).toBeUndefined());
  expect(await retriesOf(failed)).toEqual([]);
  await worker.close();
});
