import type { Database } from '@bacs/db';
import { listProductionPlaces, listUploadPlaces } from '@bacs/db/owners';
import { parseUploadKey } from '@bacs/mc-profiles';
import { rootOf } from './claim.ts';

/** What rows say of where objects lie: the UUIDs in the keys of sources, the roots of outputs. All in lower case. */
export type PlacesInRows = { uuids: Set<string>; roots: Set<string> };

const limit = 5_000;

/** Read at once, a page at a time: no index leads from an object to the row that names its prefix. */
export async function readPlaces(db: Database): Promise<PlacesInRows> {
  const uuids = new Set<string>();
  const roots = new Set<string>();
  await forEachRow(listUploadPlaces, ({ s3_key, output_prefix }) => {
    const uuid = parseUploadKey(s3_key)?.uuid;
    if (uuid) uuids.add(uuid.toLowerCase());
    addRoot(output_prefix);
  });
  await forEachRow(listProductionPlaces, ({ output_prefix }) => addRoot(output_prefix));
  return { uuids, roots };

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

  function addRoot(outputPrefix: string | null): void {
    const root = rootOf(outputPrefix);
    if (root) roots.add(root);
  }
}
