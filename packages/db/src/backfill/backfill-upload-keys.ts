import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { type Batches, inBatches } from './in-batches.ts';

/** The facts that an upload's key tells; `date` is `YYYY-MM-DD`, if the key has one. */
export type KeyFacts = { uuid: string; date: string | undefined };
export type ReadKey = (key: string) => KeyFacts | undefined;

/**
 * Fills in asset_uuid and date_ymd where they are NULL and the upload's key tells them. Existing values stay, and the
 * backfill skips a row whose key tells nothing. It may be killed and run again, and several may run at once.
 */
export async function backfillUploadKeys(db: Database, readKey: ReadKey, options: Batches): Promise<number> {
  return await inBatches(db, options, async (connection, { after, limit, dryRun }) => {
    const rows = await uploadsToFill(connection, after, limit);
    const last = rows.at(-1);
    if (!last) return undefined;
    const told = rows.flatMap(({ id, s3_key, asset_uuid, date_ymd }) => {
      const facts = s3_key === null ? undefined : readKey(s3_key);
      const tellsNew = facts && (asset_uuid === null || (date_ymd === null && facts.date !== undefined));
      return tellsNew ? { id, ...facts } : [];
    });
    const changed = told.length === 0 || dryRun ? told.length : await storeFacts(connection, told);
    return { after: last.id, seen: rows.length, changed };
  });
}

/** Counts the uploads without a UUID or without a date. */
export async function countWithoutFacts(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM uploads
    WHERE asset_uuid IS NULL OR date_ymd IS NULL`.execute(db);
  return Number(rows[0]?.count);
}

type UploadToFill = { id: number; s3_key: string | null; asset_uuid: string | null; date_ymd: string | null };

async function uploadsToFill(db: Database, after: number, limit: number): Promise<UploadToFill[]> {
  const { rows } = await sql<UploadToFill>`SELECT id, s3_key, asset_uuid, date_ymd FROM uploads
    WHERE (asset_uuid IS NULL OR date_ymd IS NULL) AND id > ${after} ORDER BY id LIMIT ${limit}`.execute(db);
  return rows;
}

async function storeFacts(db: Database, told: (KeyFacts & { id: number })[]): Promise<number> {
  const cases = (value: (facts: KeyFacts) => string | null) =>
    sql.join(
      told.map((facts) => sql`WHEN ${sql.lit(facts.id)} THEN ${value(facts)}`),
      sql` `,
    );
  const changes = [
    sql`asset_uuid = COALESCE(asset_uuid, CASE id ${cases(({ uuid }) => uuid)} END)`,
    sql`date_ymd = COALESCE(date_ymd, CASE id ${cases(({ date }) => date ?? null)} END)`,
    ...(await timesThatMove(db)).map((column) => sql`${sql.ref(column)} = ${sql.ref(column)}`),
  ];
  const { numAffectedRows } = await sql`UPDATE uploads SET ${sql.join(changes)}
    WHERE id IN (${sql.join(told.map(({ id }) => sql.lit(id)))})`.execute(db);
  return Number(numAffectedRows);
}

/** Lists the columns of the older system that every UPDATE of the row would set to the current time. */
async function timesThatMove(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'uploads' AND extra LIKE '%on update%'`.execute(db);
  return rows.map(({ name }) => name);
}
