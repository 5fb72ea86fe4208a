import { eventsOf, findProduction } from '@bacs/db';
import { expect } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';

/**
 * The promise, looked at past the API: the production is completed, MediaConvert has one job of it ever, which is
 * the row's, and its history goes straight from one to the other.
 */
export async function expectRenderedOnce(
  { mysql, aws }: Cluster,
  ulid: string,
  { attempt }: { attempt?: number } = {},
): Promise<void> {
  const production = await findProduction(mysql.db, { ulid });
  if (!production) throw new Error(`there is no production ${ulid}`);
  expect(production).toMatchObject({ ulid, status: 'completed', ...(attempt && { attempt }) });
  expect(await aws.control.jobsOf(ulid)).toEqual([production.mediaconvert_job_id]);
  const events = (await eventsOf(mysql.db, production.id)).map(({ event }) => event);
  const steps = events.filter((event) => event !== 'dispatched' && event !== 'blocked');
  expect(steps.join(' → ')).toMatch(/^queued → intended → submitted → (processing → )?completed$/);
  expect(events.filter((event) => event === 'dispatched')).toHaveLength(production.attempt - 1);
}
