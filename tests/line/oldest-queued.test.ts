import type { Schema } from '@bacs/db';
import { findOldestQueuedAge } from '@bacs/db/line';
import { sql, type Updateable } from 'kysely';
import { expect, it, vi } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { addProduction, addUpload } from '../support/rows.ts';
import { startService } from '../support/service.ts';
import { readTemplate } from '../template/read-template.ts';
import { resolveTemplate } from '../template/resolve-template.ts';
import { wholeStack } from '../template/stacks.ts';

const { deps, runWorker } = await startService('oldest-queued');
const { db } = deps;
const upload = await addUpload(db);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

it('what waits for MediaConvert or for AWS has no age, what waits for a worker has', async () => {
  const add = async (columns: Updateable<Schema['productions']>) => {
    const { id } = await addProduction(db, upload);
    await db.updateTable('productions').set(columns).where('id', '=', id).execute();
  };
  await add({ released_at: null });
  await add({ released_at: ago(800), blocked_at: ago(700), blocked_reason: 'denied:CreateJob' });
  await add({ released_at: ago(600), status: 'submitted' });
  await sql`UPDATE productions SET created_at = ${ago(900)}`.execute(db);
  expect(await findOldestQueuedAge(db)).toBe(0);
  await add({ released_at: ago(40) });
  await add({ released_at: ago(20) });
  const age = await findOldestQueuedAge(db);
  expect(age).toBeGreaterThanOrEqual(40);
  expect(age).toBeLessThan(100);
});

it('a worker tells it in the line of its log that the template makes a metric of', async () => {
  const worker = await runWorker({ AGE_LOG_EVERY_MS: '100' });
  const filter = resolveTemplate(await readTemplate(), wholeStack)['QueuedAge'] as {
    FilterPattern: string;
    MetricTransformations: [{ MetricValue: string }];
  };
  const [{ MetricValue }] = filter.MetricTransformations;
  expect(filter.FilterPattern).toBe(`{ ${MetricValue} >= 0 }`);
  const field = MetricValue.replace('$.', '');
  const read = () =>
    worker
      .log()
      .split('\n')
      .filter((line) => line.includes(`"${field}"`))
      .map((line) => JSON.parse(line)[field]);
  await vi.waitFor(() => expect(read().length).toBeGreaterThan(2), patiently);
  for (const age of read()) expect(age).toEqual(expect.any(Number));
  await worker.close();
  const { length } = read();
  const quiet = await runWorker();
  await vi.waitFor(() => expect(quiet.log()).toContain('"production"'), patiently);
  expect(quiet.log()).not.toContain(field);
  expect(read(), 'a worker that has ended tells nothing').toHaveLength(length);
});
