import { type ExpressionBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, Schema, Tx } from '../schema.ts';

/** The address of a production: its ULID, or the number that callers of the older system have. */
export type ProductionAddress = { ulid: string } | { id: number };

export async function findProduction(
  db: Database,
  address: ProductionAddress,
): Promise<Production | undefined> {
  return await db.selectFrom('productions').selectAll().where(isAt(address)).executeTakeFirst();
}

/** A production that a worker is about to work on, with the time of the database's clock when it was read. */
export type ProductionToRender = Production & { read_at: Date };

export async function findProductionToRender(
  db: Database,
  ulid: string,
): Promise<ProductionToRender | undefined> {
  return (await findProductionsToRender(db, [ulid])).get(ulid);
}

/** Finds several of them. @returns them by their ULIDs. */
export async function findProductionsToRender(
  db: Database,
  ulids: string[],
): Promise<Map<string, ProductionToRender>> {
  const rows = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_ulid'))
    .selectAll()
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'))
    .where('ulid', 'in', ulids)
    .execute();
  return new Map(rows.map((row) => [row.ulid, row]));
}

/** A production as its owner sees it, with the UUID of its upload and the ULID of the production that it retries. */
export type OwnedProduction = Production & { upload_uuid: string | null; retried_from_ulid: string | null };

/** Finds a production like findProduction, but only if it is the user's. */
export async function findProductionOf(
  db: Database,
  userId: number,
  address: ProductionAddress,
): Promise<OwnedProduction | undefined> {
  return await ownedBy(db, userId).where(isAt(address)).executeTakeFirst();
}

/** Finds a production as its owner sees it, whoever that is. */
export async function findProductionOfAnybody(
  db: Database,
  address: ProductionAddress,
): Promise<OwnedProduction | undefined> {
  return await owned(db).where(isAt(address)).executeTakeFirst();
}

/** Finds the user's productions with these ids, oldest first. */
export async function findProductionsByIds(
  db: Database,
  userId: number,
  ids: number[],
): Promise<OwnedProduction[]> {
  if (ids.length === 0) return [];
  return await ownedBy(db, userId).where('productions.id', 'in', ids).orderBy('productions.id').execute();
}

/** Says of each of these how far MediaConvert is with it, in percent. */
export async function findProgress(db: Database, ids: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom(byIndex('productions', 'productions', 'PRIMARY'))
    .select(['id', 'progress_percent'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, progress_percent }) => [id, progress_percent]));
}

/** What people know a production by. Its profile may not be chosen yet. */
type Facts = Pick<Production, 'name' | 'profile'> & { file_name: string | null };

/** Reads what people know the productions with these ULIDs by. @returns it by their ULIDs. */
export async function findFacts(db: Database, ulids: string[]): Promise<Map<string, Facts>> {
  if (ulids.length === 0) return new Map();
  const rows = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_ulid'))
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .select(['productions.ulid', 'productions.name', 'productions.profile'])
    .select('uploads.original_filename as file_name')
    .where('productions.ulid', 'in', ulids)
    .execute();
  return new Map(rows.map(({ ulid, ...facts }) => [ulid, facts]));
}

const ofSubmission = [
  'id',
  'ulid',
  'attempt',
  'status',
  'mediaconvert_job_id',
  'submit_intent_at',
  'blocked_reason',
  'progress_percent',
  'updated_at',
] as const;
export type SubmittedProduction = Pick<Production, (typeof ofSubmission)[number]> & { read_at: Date };

/** Finds the productions with these ULIDs, and what tells whether a MediaConvert job is theirs. */
export async function findSubmitted(db: Database, ulids: string[]): Promise<SubmittedProduction[]> {
  if (ulids.length === 0) return [];
  return await db
    .selectFrom('productions')
    .select(ofSubmission)
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'))
    .where('ulid', 'in', ulids)
    .execute();
}

const shownColumns = [
  'id',
  'ulid',
  'user_id',
  'name',
  'status',
  'blocked_reason',
  'lane',
  'attempt',
  'progress_percent',
  'config',
  'profile',
  'settings_hash',
  'output_prefix',
  'mediaconvert_job_id',
  'cancel_requested_at',
  'error_code',
  'error_message',
  'failed_jobs',
  'outputs',
  'created_at',
  'started_at',
  'completed_at',
] as const;

/** A production as far as its owner sees it */
export type ShownProduction = Pick<
  OwnedProduction,
  (typeof shownColumns)[number] | (typeof ofOthers)[number]
>;

const ofOthers = ['upload_uuid', 'retried_from_ulid'] as const;

/** Reads what owners see of the productions with these ids, oldest first. */
export async function findShown(tx: Tx, ids: number[]): Promise<ShownProduction[]> {
  return await withOthers(tx)
    .select(shownColumns.map((name) => `productions.${name}` as const))
    .where('productions.id', 'in', ids)
    .orderBy('productions.id')
    .execute();
}

function ownedBy(db: Database, userId: number) {
  return owned(db).where('productions.user_id', '=', userId);
}

function owned(db: Database) {
  return withOthers(db).selectAll('productions');
}

function withOthers(db: Database | Tx) {
  return db
    .selectFrom('productions')
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .leftJoin('productions as original', 'original.id', 'productions.retried_from')
    .select(['uploads.asset_uuid as upload_uuid', 'original.ulid as retried_from_ulid']);
}

function isAt(address: ProductionAddress) {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    'ulid' in address ? eb('productions.ulid', '=', address.ulid) : eb('productions.id', '=', address.id);
}
