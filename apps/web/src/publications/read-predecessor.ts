import { ApiError, ok } from '@bacs/client';
import { bacs } from '../api/bacs.ts';
import type { Publication } from './publication.ts';

/**
 * @returns the publication whose place this one took last, if it can take it back; its history tells which one that was
 */
export async function readPredecessor(id: number): Promise<Publication | null> {
  const { items } = await ok(
    bacs.http.GET('/api/publications/{id}/events', { params: { path: { id }, query: { limit: 100 } } }),
  );
  for (const { detail } of items) {
    const { to, replaces } = (detail ?? {}) as { to?: unknown; replaces?: unknown };
    if (to !== 'published' || typeof replaces !== 'number') continue;
    const before = await readIfThere(replaces);
    return before && isRendered(before) ? before : null;
  }
  return null;
}

/** A publication goes with its production. */
async function readIfThere(id: number): Promise<Publication | null> {
  try {
    return await ok(bacs.http.GET('/api/publications/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** What the older system rendered for an upload itself has no production. */
function isRendered({ production_ulid, production_status }: Publication): boolean {
  return production_ulid === null || production_status === 'completed';
}
