import type { Database } from '@bacs/db';
import { listProductionPlaces, listUploadPlaces } from '@bacs/db/owners';
import { findOwnPrefix, parseUploadKey } from '@bacs/domain';

/**
 * Where rows say that objects lie: the UUIDs in the keys of sources, and the root and upload prefixes of outputs, all
 * in lower case.
 */
export type PlacesInRows = { uuids: Set<string>; prefixes: Set<string> };

const limit = 5_000;

/**
 * Reads all places at once, a page at a time, because no index leads from an object to the row that names its prefix.
 */
export async function readPlaces(db: Database): Promise<PlacesInRows> {
  const uuids = new Set<string>();
  const prefixes = new Set<string>();
  await forEachRow(listUploadPlaces, ({ s3_key, output_prefix }) => {
    const uuid = parseUploadKey(s3_key)?.uuid;
    if (uuid) uuids.add(uuid.toLowerCase());
    addPrefix(output_prefix);
  });
  await forEachRow(listProductionPlaces, ({ output_prefix }) => addPrefix(output_prefix));
  return { uuids, prefixes };

  async function forEachRow<Row extends { id: number }>(
    list: (db: Database, page: { after: number; limit: number }) => Promise<Row[]>,
    read: (row: Row) => void,
  ): Promise<void> {
    let page: Row[];
    let after = 0;
    do {
      page = await list(db, { after, limit });
      for (const row of page) read(row);
      after = page.at(-1)?.id ?? after;
    } while (page.length === limit);
  }

  function addPrefix(outputPrefix: string | null): void {
    const prefix = findOwnPrefix(outputPrefix ?? '');
    if (prefix) prefixes.add(prefix);
  }
}
