import { sql } from 'kysely';
import { rerunMigration } from '../migrate.ts';
import type { Database } from '../schema.ts';
import { type Batches, inBatches } from './in-batches.ts';
import { type Dated, mintUlids, ulidsOf } from './mint-ulids.ts';

/**
 * Gives every production without a ULID one that carries its created_at. It runs in the order of ids. It may be killed
 * and run again, and several may run at once: only one connection works on a batch, and a batch is one UPDATE.
 */
export async function backfillUlids(db: Database, options: Batches): Promise<number> {
  return await inBatches(db, options, async (connection, { after, limit, dryRun }) => {
    const rows = await productionsWithoutUlid(connection, after, limit);
    const last = rows.at(-1);
    if (!last) return undefined;
    const dated = await dateAll(connection, rows);
    const minted = mintUlids(
      [...dated, ...(await neighboursOf(connection, dated))].sort((a, b) => a.id - b.id),
    );
    const changed = dryRun ? rows.length : await storeUlids(connection, minted);
    return { after: last.id, seen: rows.length, changed };
  });
}

/** Counts the productions without a ULID. */
export async function countWithoutUlid(db: Database): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT COUNT(*) AS count FROM productions WHERE ulid IS NULL`.execute(db);
  return Number(rows[0]?.count);
}

/** Ends the backfill: from now on every production must have a ULID. @returns false while one has none. */
export async function requireUlids(db: Database): Promise<boolean> {
  return await db.connection().execute(async (connection) => {
    await rerunMigration(connection, '0012-ulid-not-null');
    const { rows } = await sql<{ is_nullable: string }>`SELECT is_nullable AS is_nullable
      FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'productions' AND column_name = 'ulid'`.execute(
      connection,
    );
    return rows[0]?.is_nullable === 'NO';
  });
}

type Times = { id: number; times: (Date | null)[] };

async function productionsWithoutUlid(db: Database, after: number, limit: number): Promise<Times[]> {
  const rows = await db
    .selectFrom('productions as p')
    .leftJoin('uploads as u', 'u.id', 'p.upload_id')
    .select(['p.id', 'p.created_at', 'p.started_at', 'p.completed_at', 'u.created_at as upload_created_at'])
    .where('p.ulid', 'is', null)
    .where('p.id', '>', after)
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, created_at, started_at, completed_at, upload_created_at }) => ({
    id,
    times: [created_at, started_at, completed_at, upload_created_at],
  }));
}

/**
 * Finds out when each production was created: the first time that its row or its upload's row tells, else the time of a
 * neighbor.
 */
async function dateAll(db: Database, rows: Times[]): Promise<Dated[]> {
  const dated: Dated[] = [];
  for (const { id, times } of rows) {
    const createdMs = times.map(toMs).find((ms) => ms !== undefined) ?? (await neighbourMs(db, id));
    dated.push({ id, createdMs, ulid: null });
  }
  return dated;
}

/** Tells when the nearest earlier production was created, else the nearest later one; 1970 if no row tells. */
async function neighbourMs(db: Database, id: number): Promise<number> {
  const nearest = (comparison: '<' | '>') =>
    db
      .selectFrom('productions')
      .select('created_at')
      .where('id', comparison, id)
      .where('created_at', '>', new Date(0))
      .orderBy('id', comparison === '<' ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
  const { created_at } = (await nearest('<')) ?? (await nearest('>')) ?? {};
  return toMs(created_at) ?? 0;
}

function toMs(time: Date | null | undefined): number | undefined {
  const ms = time?.getTime();
  // The value is NULL or a date of zeros, which arrives as an invalid date.
  return ms === undefined || Number.isNaN(ms) || ms <= 0 ? undefined : ms;
}

/**
 * Finds productions of the same moments whose ULIDs carry their moments too. Other ULIDs say nothing about the order.
 */
async function neighboursOf(db: Database, dated: Dated[]): Promise<Dated[]> {
  const moments = [...new Set(dated.map(({ createdMs }) => createdMs))].map(ulidsOf);
  const rows = await db
    .selectFrom('productions')
    .select(['id', 'ulid', 'created_at'])
    // The query has literals: MySQL does not use an index for ranges that it knows only row by row.
    .where(
      sql<boolean>`(${sql.join(
        moments.map(({ first, last }) => sql`ulid BETWEEN ${sql.lit(first)} AND ${sql.lit(last)}`),
        sql` OR `,
      )})`,
    )
    .execute();
  return rows.flatMap(({ id, ulid, created_at }) => {
    const createdMs = toMs(created_at);
    if (createdMs === undefined) return [];
    const { first, last } = ulidsOf(createdMs);
    return first <= ulid && ulid <= last ? { id, ulid, createdMs } : [];
  });
}

async function storeUlids(db: Database, minted: Map<number, string>): Promise<number> {
  const cases = [...minted].map(([id, ulid]) => sql`WHEN ${sql.lit(id)} THEN ${sql.lit(ulid)}`);
  const { numAffectedRows } = await sql`UPDATE productions
    SET ulid = CASE id ${sql.join(cases, sql` `)} END, updated_at = updated_at
    WHERE id IN (${sql.join([...minted.keys()].map((id) => sql.lit(id)))}) AND ulid IS NULL`.execute(db);
  return Number(numAffectedRows);
}
