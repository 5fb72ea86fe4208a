import { join } from 'node:path';
import { type Database, openDatabase } from '@bacs/db';
import { type FeedCursor, globalFeed } from '@bacs/db/feeds';
import { sql } from 'kysely';
import { encodeFeedCursor } from '../../../apps/api/src/feeds/cursor.ts';
import { openCluster } from '../../cluster/cluster.ts';
import type { Place } from '../bench.ts';
import { hurry } from '../hurry.ts';
import { quantile } from '../numbers.ts';
import { measurePairs, type Pair } from '../pairs.ts';
import { openCountedDatabase } from '../rows/count-rows.ts';
import { fillFeed } from './fill-feed.ts';
import { openFloor } from './floor.ts';

export type FeedOptions = {
  publications: number;
  /** The deep page begins after so many publications. */
  depth: number;
  pairs: number;
  /** How often a run asks for each page. */
  requests: number;
  onProgress: (rows: number) => void;
};

/** How long a page takes, in ms: the half of all requests take no longer. */
export type FeedRun = { first_ms: number; deep_ms: number };

export type FeedResult = {
  /** As a client gets the page from the API, over HTTP */
  http: Pair<FeedRun>[];
  /** The page's queries alone */
  query: Pair<FeedRun>[];
  /** How many rows the page reads, and in how many statements */
  first: { rows: number; statements: number };
  deep: { rows: number; statements: number };
};

const limit = 20;

export async function runFeed(place: Place, options: FeedOptions): Promise<FeedResult> {
  const { pairs, requests, depth } = options;
  const { dir, tools, signal } = place;
  // Nothing here needs what the limits protect from; each request is counted all the same.
  const env = { RATE_LIMIT_PER_MINUTE: '1000000000' };
  const cluster = await openCluster({ dir: join(dir, 'feed'), tools, hasProxies: false, env });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  const { url } = cluster.mysql;
  const db = openDatabase(url, { poolSize: 2, queryTimeoutMs: 0 });
  const counted = openCountedDatabase(url);
  const floor = openFloor(url);
  try {
    await hurry(db);
    await fillFeed(db, options);
    await cluster.startApi();
    const { key } = await cluster.signUp();
    const cursors = { first: undefined, deep: await findCursor(db, depth) };
    const ask = async (cursor: FeedCursor | undefined) => {
      const query = new URLSearchParams({ limit: String(limit) });
      if (cursor) query.set('cursor', encodeFeedCursor(cursor));
      const response = await fetch(`${cluster.apiUrl}/api/feed?${query}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      const { items } = (await response.json()) as { items: { publication_id: number }[] };
      if (items.length !== limit) throw new Error(`The page has ${items.length} items`);
      return items.map(({ publication_id }) => publication_id);
    };
    const ids = { first: await ask(cursors.first), deep: await ask(cursors.deep) };
    const bare = () => inTurn(requests, (page) => floor.read(ids[page]));
    return {
      http: await measurePairs(pairs, {
        ours: () => inTurn(requests, (page) => ask(cursors[page])),
        floor: bare,
      }),
      query: await measurePairs(pairs, {
        ours: () => inTurn(requests, (page) => globalFeed(db, { cursor: cursors[page], limit })),
        floor: bare,
      }),
      first: (await counted.count(() => globalFeed(counted.db, { limit }))).cost,
      deep: (await counted.count(() => globalFeed(counted.db, { cursor: cursors.deep, limit }))).cost,
    };
  } finally {
    signal.removeEventListener('abort', close);
    await floor.close();
    await counted.db.destroy();
    await db.destroy();
    await cluster.close();
  }
}

type Page = 'first' | 'deep';

/** Reads both pages in turn, so that what else happens meets both. */
async function inTurn(times: number, read: (page: Page) => Promise<unknown>): Promise<FeedRun> {
  const ms: Record<Page, number[]> = { first: [], deep: [] };
  for (let time = 0; time < times; time += 1)
    for (const page of ['first', 'deep'] as const) {
      const startedAt = performance.now();
      await read(page);
      ms[page].push(performance.now() - startedAt);
    }
  return { first_ms: quantile(ms.first, 0.5) ?? Number.NaN, deep_ms: quantile(ms.deep, 0.5) ?? Number.NaN };
}

/** Finds where the page goes on that ends at this depth. */
async function findCursor(db: Database, depth: number): Promise<FeedCursor> {
  const { rows } = await sql<{
    id: number;
    published_at: Date;
  }>`SELECT id, published_at FROM space_publications
    ORDER BY id DESC LIMIT 1 OFFSET ${sql.lit(depth - limit)}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`There are no ${depth} publications`);
  const { next } = await globalFeed(db, { cursor: { id: row.id, publishedAt: row.published_at }, limit });
  if (!next) throw new Error('The feed ends there');
  return next;
}
