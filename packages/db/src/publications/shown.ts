import { sql } from 'kysely';
import type { OutputsManifest } from '../schema.ts';

/** What a publication shows, or will show. Without outputs and a prefix, nothing is rendered yet. */
export type Shown = {
  title: string | null;
  description: string | null;
  duration_seconds: number | null;
  outputs: OutputsManifest | null;
  /** Where the outputs of the older system lie. */
  output_prefix: string | null;
  upload_key: string | null;
};

export type ShownColumns = Shown & { is_rendered: number; is_deleted: number };

/** Selects what `toShown` reads, of the upload `u` and the production `p`. The feeds show the same. */
export const shownColumns = [
  sql<string | null>`COALESCE(p.name, u.modified_filename, u.original_filename)`.as('title'),
  sql<string | null>`u.description`.as('description'),
  sql<number | null>`u.duration_seconds`.as('duration_seconds'),
  sql<OutputsManifest | null>`p.outputs`.as('outputs'),
  sql<string | null>`COALESCE(p.output_prefix, u.output_prefix)`.as('output_prefix'),
  sql<string | null>`u.s3_key`.as('upload_key'),
  sql<number>`CASE WHEN sp.production_id IS NOT NULL THEN COALESCE(p.status = 'completed', 0)
    ELSE COALESCE(u.status = 'completed' OR u.output_prefix != '', 0) END`.as('is_rendered'),
  sql<number>`u.id IS NULL OR u.deletion_id IS NOT NULL OR p.deletion_id IS NOT NULL`.as('is_deleted'),
] as const;

/** @returns undefined when it is being deleted. */
export function toShown(row: ShownColumns): Shown | undefined {
  const { title, description, duration_seconds, outputs, output_prefix, upload_key } = row;
  if (row.is_deleted) return undefined;
  const rendered = row.is_rendered ? { outputs, output_prefix } : { outputs: null, output_prefix: null };
  return { title, description, duration_seconds, ...rendered, upload_key };
}
