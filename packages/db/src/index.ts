export { backfillPublications, countPublications } from './backfill/backfill-publications.ts';
export { backfillUlids, countWithoutUlid, requireUlids } from './backfill/backfill-ulids.ts';
export { backfillUploadKeys, countWithoutFacts } from './backfill/backfill-upload-keys.ts';
export type { Batches } from './backfill/in-batches.ts';
export { openDatabase } from './database.ts';
export { isDuplicateEntry } from './duplicate-entry.ts';
export { migrateToLatest } from './migrate.ts';
export type * from './schema.ts';
