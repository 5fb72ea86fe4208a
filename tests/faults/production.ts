import type { Production } from '@bacs/db';
import { eventsOf, findProduction } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import { ulid as newUlid } from 'ulid';
import { expect, vi } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { patiently } from '../support/patiently.ts';
import { insertProduction } from '../support/rows.ts';

/** Reads the row past the API and the proxy. */
export async function rowOf({ mysql }: Pick<Cluster, 'mysql'>, ulid: string): Promise<Production> {
  const production = await findProduction(mysql.db, { ulid });
  if (!production) throw new Error(`there is no production ${ulid}`);
  return production;
}

/** Lists the events of a production, oldest first. */
export async function historyOf(cluster: Pick<Cluster, 'mysql'>, ulid: string): ReturnType<typeof eventsOf> {
  return await eventsOf(cluster.mysql.db, (await rowOf(cluster, ulid)).id);
}

/** Lists the events of a production without `blocked`: how many of those there are depends on the machine. */
export async function trailOf(cluster: Pick<Cluster, 'mysql'>, ulid: string): Promise<string[]> {
  const events = (await historyOf(cluster, ulid)).map(({ event }) => event);
  return events.filter((event) => event !== 'blocked');
}

/** Waits until the row is as wanted; the wait survives an outage of MySQL. */
export async function waitForRow(
  cluster: Pick<Cluster, 'mysql'>,
  ulid: string,
  wanted: { [Column in keyof Production]?: unknown },
): Promise<void> {
  await vi.waitFor(async () => expect(await rowOf(cluster, ulid)).toMatchObject(wanted), patiently);
}

/** Commits a production and enqueues nothing. */
export async function accept(
  { mysql }: Pick<Cluster, 'mysql'>,
  { uuid }: { uuid: string },
  { ulid = newUlid(), config = {} }: { ulid?: string; config?: { profile?: string } } = {},
): Promise<Production> {
  const upload = await findUpload(mysql.db, { uuid });
  if (!upload || upload.user_id === null) throw new Error(`no user has an upload ${uuid}`);
  const row = { ulid, uploadId: upload.id, userId: upload.user_id, name: null, config };
  return await insertProduction(mysql.db, row);
}
