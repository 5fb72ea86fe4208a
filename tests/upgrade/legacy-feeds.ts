import type { Database } from '@bacs/db';
import { sql } from 'kysely';

export type Shown = { id: number; url: string | null; hidden: boolean };

/**
 * Reads what the older system showed, by its own rule and in its order. It adds what that system's fault 1 hid: a
 * published video whose upload was set back when it was rendered again. It omits a publication whose own production is
 * not completed: its URL belonged to another render, or to none.
 * @param where for example `space_id = 3 AND visible_in_space = 1`
 */
export async function readLegacyFeed(db: Database, where: string, cdn: string): Promise<Shown[]> {
  const { rows } = await sql<{ id: number; prefix: string | null; s3_key: string | null; hidden: number }>`
    SELECT sp.id, COALESCE(p.output_prefix, u.output_prefix) AS prefix, u.s3_key,
      NOT (u.status <=> 'completed') AS hidden
    FROM space_publications sp
    JOIN uploads u ON u.id = sp.upload_id
    LEFT JOIN productions p ON p.id = sp.production_id
    WHERE sp.status = 'published' AND ${sql.raw(where)}
      AND ((u.status = 'completed' AND p.id IS NULL) OR p.status = 'completed'
        OR (p.id IS NULL AND u.status IN ('queued', 'processing', 'failed') AND u.output_prefix <> ''))
    ORDER BY sp.published_at DESC, sp.id DESC`.execute(db);
  return rows.map(({ id, prefix, s3_key, hidden }) => ({
    id,
    url: prefix === null ? null : decode(`${cdn}${prefix}${baseOf(s3_key ?? '')}.m3u8`),
    hidden: Number(hidden) === 1,
  }));
}

/** A URL can be written in several ways. */
export function decode(url: string | null): string | null {
  return url === null ? null : decodeURIComponent(url);
}

/** Takes the file name up to its last dot, as the older front end does. */
function baseOf(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
