import type { S3Client } from '@aws-sdk/client-s3';
import { buildApp, type Dependencies } from '@bacs/api';
import { openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { buildMine } from './build-mine.ts';
import { openCountedDatabase } from './count-rows.ts';
import { fillTables } from './fill-tables.ts';
import { measureJobs } from './measure-jobs.ts';
import { type Measured, measureRoutes } from './measure-routes.ts';

/** The same work in worlds of different sizes: the rows that each table has of others', and of one's own. */
export type WorldSize = { others: number; own: number };

export type Measurement = { size: WorldSize; routes: Measured[]; jobs: Measured[] };

/** Others own rows that are older than one's own, and rows that are newer. */
export async function measureWorlds(
  deps: Dependencies,
  s3: S3Client,
  { url, sizes, onProgress }: { url: string; sizes: WorldSize[]; onProgress?: (rows: number) => void },
): Promise<Measurement[]> {
  const counted = openCountedDatabase(url);
  // To fill a table may take longer than a request may.
  const db = openDatabase(url, { queryTimeoutMs: 0 });
  // Whoever owns so much is over every quota. What a quota counts is held to its limit where quotas are tested.
  const noQuotas = {
    MAX_UNFINISHED_PRODUCTIONS: 0,
    MAX_ANNOUNCED_UPLOADS: 0,
    MAX_API_KEYS: 0,
    MAX_SPACES: 0,
    MAX_WEBHOOKS: 0,
  };
  const config = { ...deps.config, ...noQuotas, PUBLIC_FEEDS: true };
  const app = await buildApp({ ...deps, config, db: counted.db });
  const measurements: Measurement[] = [];
  let others = 0;
  try {
    await app.ready();
    for (const size of sizes) {
      const more = Math.max(0, size.others - others);
      others += more;
      const older = Math.floor(more / 2);
      await fillTables(db, { count: older, owner: 'others', spaceId: 0, onProgress });
      const mine = await buildMine(db, s3, { own: size.own, onProgress });
      await fillTables(db, { count: more - older, owner: 'others', spaceId: mine.hall, onProgress });
      await sql`ANALYZE TABLE uploads, productions, production_events, spaces, space_members, space_publications,
        deletions, api_keys, webhook_endpoints, webhook_deliveries, events, bulk_actions,
        bulk_action_items`.execute(db);
      const routes = await measureRoutes(app, counted, mine);
      measurements.push({ size, routes, jobs: await measureJobs(counted, mine) });
    }
    return measurements;
  } finally {
    await app.close();
    await counted.db.destroy();
    await db.destroy();
  }
}
