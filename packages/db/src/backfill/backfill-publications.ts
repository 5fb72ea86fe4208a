import { unpublishableStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { unpublishAll } from '../publications/index.ts';
import type { Database } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { type Batches, inBatches } from './in-batches.ts';

/**
 * Takes back the publications that can never be shown, which a feed would read past for ever: those of productions that
 * have failed, were canceled or are being deleted, and those of uploads that the older system never rendered. Fills in
 * the owner where it is missing, since lists find a user's own publications by it. It may be killed and run again.
 */
export async function backfillPublications(db: Database, options: Batches): Promise<number> {
  return await inBatches(db, options, async (connection, { after, limit, dryRun }) => {
    const rows = await readPublications(connection, { after, limit });
    const last = rows.at(-1);
    if (!last) return undefined;
    const ownerless = rows.filter(({ owner_user_id, owner }) => owner_user_id === null && owner !== null);
    const dead = rows.flatMap((row) => {
      const why = isShown(row) ? whyNever(row) : undefined;
      return why ? { id: row.id, why } : [];
    });
    if (!dryRun) {
      await storeOwners(connection, ownerless);
      await takeBack(connection, dead);
    }
    const changed = new Set([...ownerless, ...dead].map(({ id }) => id)).size;
    return { after: last.id, seen: rows.length, changed };
  });
}

export async function countPublications(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM space_publications`.execute(db);
  return Number(rows[0]?.count);
}

type Read = Awaited<ReturnType<typeof readPublications>>[number];

async function readPublications(db: Database, { after, limit }: { after: number; limit: number }) {
  return await db
    .selectFrom('space_publications as sp')
    .leftJoin('uploads as u', 'u.id', 'sp.upload_id')
    .leftJoin('productions as p', 'p.id', 'sp.production_id')
    .select((eb) => [
      'sp.id',
      'sp.status',
      'sp.owner_user_id',
      eb.fn.coalesce('p.user_id', 'u.user_id', 'sp.requested_by').as('owner'),
      'p.id as production_id',
      'p.status as production_status',
      'u.status as upload_status',
      'u.output_prefix as upload_prefix',
      'u.deletion_id as upload_deletion',
    ])
    .where('sp.id', '>', after)
    .orderBy('sp.id')
    .limit(limit)
    .execute();
}

function isShown({ status }: Read): boolean {
  return status === 'published' || status === 'approved' || status === 'pending';
}

/** Tells why nothing can ever be shown, for the publication's history. */
function whyNever(row: Read): Record<string, string> | undefined {
  const { production_id, production_status: production, upload_status: upload } = row;
  // A production of the older system may have no status.
  if (production_id !== null)
    return production !== null && unpublishableStatuses.includes(production) ? { production } : undefined;
  if (row.upload_deletion !== null) return { upload: 'deleting' };
  return upload === 'failed' && !row.upload_prefix ? { upload } : undefined;
}

async function takeBack(db: Database, dead: { id: number; why: Record<string, string> }[]): Promise<void> {
  const byReason = new Map<string, number[]>();
  for (const { id, why } of dead) {
    const reason = JSON.stringify(why);
    byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  }
  await inTransaction(db, async (tx) => {
    for (const [reason, ids] of byReason)
      await unpublishAll(tx, ids, { actorId: null, why: JSON.parse(reason) });
  });
}

async function storeOwners(db: Database, ownerless: Read[]): Promise<void> {
  if (ownerless.length === 0) return;
  const cases = ownerless.map(({ id, owner }) => sql`WHEN ${sql.lit(id)} THEN ${sql.lit(owner)}`);
  await sql`UPDATE space_publications SET owner_user_id = CASE id ${sql.join(cases, sql` `)} END,
    updated_at = updated_at
    WHERE id IN (${sql.join(ownerless.map(({ id }) => sql.lit(id)))}) AND owner_user_id IS NULL`.execute(db);
}
