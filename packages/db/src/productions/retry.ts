import { fruitlessStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import type { Database, Lane, Production, ProductionConfig, Tx } from '../schema.ts';
import type { NewProduction } from './add-productions.ts';
import { recordEvents } from './events.ts';

/** Only what ended without outputs can be retried; a production that is being deleted cannot. */
export function mayBeRetried({ status }: Pick<Production, 'status'>): boolean {
  return fruitlessStatuses.includes(status);
}

type Original = Pick<Production, 'id' | 'name' | 'config' | 'lane'>;

/** A retry has the settings, the name and the lane of the original, and a ULID of its own. */
export function retryOf(
  { id, name, config, lane }: Original,
  { ulid, lane: chosen }: { ulid: string; lane?: Lane | undefined },
): NewProduction {
  return { ulid, name, config: pickSettings(config), lane: chosen ?? lane, retriedFrom: id };
}

/**
 * Picks the settings of a request or of a row by name, so that no other field is stored as a setting. The older system
 * wrote null for settings that were not chosen, and fields of its own.
 */
export function pickSettings(given: ProductionConfig | null): {
  [Name in keyof Required<ProductionConfig>]: ProductionConfig[Name];
} {
  const { profile, quality, audio } = given ?? {};
  return { profile: profile || undefined, quality: quality || undefined, audio: audio || undefined };
}

/** Says which of these productions have been retried. */
export async function findRetried(db: Database | Tx, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const retries = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_retry'))
    .select('retried_from')
    .where('retried_from', 'in', ids)
    .execute();
  return new Set(retries.flatMap(({ retried_from }) => retried_from ?? []));
}

/** Finds the ULIDs of the newest productions that retry this one. */
export async function retriesOf(db: Database, id: number, { limit }: { limit: number }): Promise<string[]> {
  const retries = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_retry'))
    .select('ulid')
    .where('retried_from', '=', id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return retries.map(({ ulid }) => ulid);
}

type Retried = {
  original: Pick<Production, 'id' | 'attempt'>;
  retry: Pick<NewProduction, 'ulid'>;
};

/** Says in the history of each original that an operator has retried it, and by which production. */
export async function recordRetries(
  tx: Tx,
  retried: Retried[],
  { operatorId, bulkAction }: { operatorId: number; bulkAction: string },
): Promise<void> {
  await recordEvents(
    tx,
    retried.map(({ original, retry }) => ({
      ...original,
      event: 'retried',
      detail: { operator_id: operatorId, bulk_action: bulkAction, production: retry.ulid },
    })),
  );
}
